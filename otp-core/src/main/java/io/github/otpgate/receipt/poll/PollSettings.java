package io.github.otpgate.receipt.poll;

import io.github.otpgate.model.ConfigurationException;
import java.time.Duration;

/**
 * How vendors are asked for what they do not push.
 *
 * @param enabled whether they are asked at all; vendors give each report once, so switch it off where another program asks
 * @param interval how soon a vendor is asked again that had nothing more to say; twice as long each time: 1 s to 10 min
 * @param longestInterval how seldom one is asked that has nothing to say: from the interval to 1 h
 * @param balanceInterval how often vendors are asked for the balance: 10 s to 1 d
 */
public record PollSettings(boolean enabled, Duration interval, Duration longestInterval, Duration balanceInterval) {

    /** Every 5 s to 60 s, the balance every 5 min. */
    public static final PollSettings DEFAULT =
            new PollSettings(true, Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofMinutes(5));

    public PollSettings {
        requireWithin("polling.interval", interval, Duration.ofSeconds(1), Duration.ofMinutes(10));
        requireWithin("polling.longest-interval", longestInterval, interval, Duration.ofHours(1));
        requireWithin("polling.balance-interval", balanceInterval, Duration.ofSeconds(10), Duration.ofDays(1));
    }

    private static void requireWithin(String key, Duration found, Duration shortest, Duration longest) {
        if (found.compareTo(shortest) < 0 || found.compareTo(longest) > 0) {
            throw new ConfigurationException(
                    key,
                    found.toMillis() + "ms",
                    "a duration of " + shortest.toSeconds() + "s to " + longest.toSeconds() + "s");
        }
    }
}
