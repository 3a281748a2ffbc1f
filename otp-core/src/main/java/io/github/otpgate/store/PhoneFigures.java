package io.github.otpgate.store;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a phone.
 *
 * @param sends how long ago each send was that is still remembered, the latest first
 * @param calls the same of those that were calls
 * @param wrongTries the same of wrong tries, all purposes
 * @param withheld the last challenge that was not sent
 */
public record PhoneFigures(
        List<Duration> sends, List<Duration> calls, List<Duration> wrongTries, Optional<Withheld> withheld) {

    public PhoneFigures {
        sends = List.copyOf(sends);
        calls = List.copyOf(calls);
        wrongTries = List.copyOf(wrongTries);
        requireNonNull(withheld, "withheld");
    }

    /**
     * A challenge that was not sent.
     *
     * @param nonce names it
     * @param rule what was against it
     */
    public record Withheld(Bytes nonce, String rule) {
        public Withheld {
            requireNonNull(nonce, "nonce");
            requireNonNull(rule, "rule");
        }
    }
}
