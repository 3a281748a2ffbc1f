package io.github.otpgate.store;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers a store enforces.
 *
 * @param sends windows of a phone, all purposes and channels together; the strictest holds. 1 to 16
 * @param guesses the guess budget
 * @param codeLife how long a code can be verified: 1 s to 10 min (NIST SP 800-63B-4, 3.1.3.2)
 * @param maxAttempts wrong tries that burn a code: 1 to 10
 * @param resend what a resend sends
 * @param ticketLife how long a ticket can be redeemed: 1 s to 10 min
 */
public record StoreRules(
        List<Window> sends,
        GuessBudget guesses,
        Duration codeLife,
        int maxAttempts,
        ResendMode resend,
        Duration ticketLife) {

    private static final int MOST_WINDOWS = 16;
    private static final int MOST_ATTEMPTS = 10;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public StoreRules {
        sends = List.copyOf(sends);
        requireNonNull(guesses, "guesses");
        requireNonNull(resend, "resend");
        if (sends.isEmpty() || sends.size() > MOST_WINDOWS) {
            throw new ConfigurationException(
                    "limits.phone", sends.size() + " windows", "1 to " + MOST_WINDOWS + ", for example 1/60s");
        }
        if (maxAttempts < 1 || maxAttempts > MOST_ATTEMPTS) {
            throw new ConfigurationException("code.max-attempts", "" + maxAttempts, "1 to " + MOST_ATTEMPTS);
        }
        requireLife("code.ttl", codeLife);
        requireLife("ticket-ttl", ticketLife);
    }

    private static void requireLife(String key, Duration life) {
        if (life.compareTo(Duration.ofSeconds(1)) < 0 || life.compareTo(LONGEST) > 0) {
            throw new ConfigurationException(key, life.toString(), "1s to 10m");
        }
    }

    /** How long the state of a phone must be kept after its last send. */
    public Duration retention() {
        List<Window> all = new ArrayList<>(sends);
        all.addAll(guesses.perPurpose());
        all.addAll(guesses.perPhone());
        Duration longest =
                all.stream().map(Window::length).max(Duration::compareTo).orElseThrow();
        return longest.plus(codeLife);
    }
}
