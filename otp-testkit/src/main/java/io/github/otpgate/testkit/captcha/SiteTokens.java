package io.github.otpgate.testkit.captcha;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tokens a vendor gave out, each good once. */
final class SiteTokens {

    private static final int TOKEN_BYTES = 150;

    private final Duration validity;
    private final Clock clock;
    private final Map<String, Issued> tokens = new HashMap<>();

    SiteTokens(Duration validity, Clock clock) {
        this.validity = validity;
        this.clock = clock;
    }

    /** How a token fares. */
    enum State {
        UNKNOWN,
        EXPIRED,
        USED,
        GOOD
    }

    /**
     * One use of a token.
     *
     * @param solved nothing unless the state is good
     */
    record Use(State state, @Nullable Solved solved) {}

    private record Issued(
            Solved solved, Instant until, @Nullable String usedUnder) {}

    synchronized String issue(Solved solved) {
        String token = "0." + SiteAccount.hex(TOKEN_BYTES);
        Instant now = clock.instant();
        Solved timed = solved.at().isPresent() ? solved : solved.at(now);
        tokens.put(token, new Issued(timed, now.plus(validity), null));
        return token;
    }

    /** What the token was made for, before anything is used up. */
    synchronized @Nullable Solved look(String token) {
        Issued issued = tokens.get(token);
        return issued == null ? null : issued.solved();
    }

    /** Uses the token up; the same key, unless empty, may do so again. */
    synchronized Use use(String token, String key) {
        Issued issued = tokens.get(token);
        if (issued == null) {
            return new Use(State.UNKNOWN, null);
        }
        if (!clock.instant().isBefore(issued.until())) {
            return new Use(State.EXPIRED, null);
        }
        boolean again = issued.usedUnder() != null && (key.isEmpty() || !key.equals(issued.usedUnder()));
        tokens.put(
                token,
                new Issued(issued.solved(), issued.until(), issued.usedUnder() == null ? key : issued.usedUnder()));
        return again ? new Use(State.USED, null) : new Use(State.GOOD, issued.solved());
    }
}
