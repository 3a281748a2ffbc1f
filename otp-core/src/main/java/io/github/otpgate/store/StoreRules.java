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
 * @param phone how often a phone may be sent to
 * @param guesses the guess budget
 * @param codeLife how long a code can be verified: 1 s to 10 min (NIST SP 800-63B-4, 3.1.3.2)
 * @param maxAttempts wrong tries that burn a code: 1 to 10
 * @param resend what a resend sends
 * @param ticketLife how long a ticket can be redeemed: 1 s to 10 min
 */
public record StoreRules(
        PhoneLimits phone,
        GuessBudget guesses,
        Duration codeLife,
        int maxAttempts,
        ResendMode resend,
        Duration ticketLife) {

    private static final int MOST_ATTEMPTS = 10;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public StoreRules {
        requireNonNull(phone, "phone");
        requireNonNull(guesses, "guesses");
        requireNonNull(resend, "resend");
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

    /** The same with other limits of a phone. */
    public StoreRules withPhone(PhoneLimits other) {
        return new StoreRules(other, guesses, codeLife, maxAttempts, resend, ticketLife);
    }

    /** How long the state of a phone must be kept after its last send. */
    public Duration retention() {
        List<Window> all = new ArrayList<>(phone.windows());
        all.addAll(phone.voice());
        all.addAll(guesses.perPurpose());
        all.addAll(guesses.perPhone());
        Duration longest =
                all.stream().map(Window::length).max(Duration::compareTo).orElseThrow();
        boolean counted = phone.cooldown().isEmpty() || longest.compareTo(DAY) >= 0;
        return (counted ? longest : DAY).plus(codeLife);
    }
}
