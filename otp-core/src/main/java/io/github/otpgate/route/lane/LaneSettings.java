package io.github.otpgate.route.lane;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.provider.ProviderSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How much one account carries, and what goes together.
 *
 * @param requestsPerSecond of all nodes together in any second, at most 10 000; 0 for as many as come
 * @param mostInFlight requests of this node under way at once, 1 to 256
 * @param queue messages of this node that may wait, 1 to 100 000; more are turned away at once
 * @param merge whether waiting messages go in one request, where the vendor has one for many
 * @param mergeWait how long a message under load may wait for others to go with, up to 1 s
 * @param balanceAlarm the balance that alarms when it is crossed
 */
public record LaneSettings(
        int requestsPerSecond,
        int mostInFlight,
        int queue,
        boolean merge,
        Duration mergeWait,
        Optional<BigDecimal> balanceAlarm) {

    private static final String PACE = "requests-per-second";
    private static final String IN_FLIGHT = "most-in-flight";
    private static final String QUEUE = "queue";
    private static final String MERGE = "merge";
    private static final String MERGE_WAIT = "merge-wait";
    private static final String BALANCE = "balance-alarm";

    private static final int FASTEST = 10_000;
    private static final int WIDEST = 256;
    private static final int LONGEST_QUEUE = 100_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,4})(ms|s)");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,9})?");

    /** The keys of a provider's settings that are no business of its vendor's. */
    public static final Set<String> KEYS = Set.of(PACE, IN_FLIGHT, QUEUE, MERGE, MERGE_WAIT, BALANCE);

    /** Not paced, 32 requests under way, 1000 messages waiting, merged after up to 20 ms. */
    public static final LaneSettings DEFAULT =
            new LaneSettings(0, 32, 1000, true, Duration.ofMillis(20), Optional.empty());

    public LaneSettings {
        requireWithin("requestsPerSecond", requestsPerSecond, 0, FASTEST);
        requireWithin("mostInFlight", mostInFlight, 1, WIDEST);
        requireWithin("queue", queue, 1, LONGEST_QUEUE);
        if (mergeWait.isNegative() || mergeWait.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException("mergeWait must be 0 to 1 s: " + mergeWait);
        }
        requireNonNull(balanceAlarm, "balanceAlarm");
    }

    private static void requireWithin(String name, int found, int least, int most) {
        if (found < least || found > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ": " + found);
        }
    }

    /**
     * Those of an account.
     *
     * @throws ConfigurationException for a value that is not allowed; other keys than {@link #KEYS} are not looked at
     */
    public static LaneSettings of(ProviderSettings settings) {
        return new LaneSettings(
                number(settings, PACE, 0, FASTEST).orElse(DEFAULT.requestsPerSecond),
                number(settings, IN_FLIGHT, 1, WIDEST).orElse(DEFAULT.mostInFlight),
                number(settings, QUEUE, 1, LONGEST_QUEUE).orElse(DEFAULT.queue),
                settings.choice(MERGE, List.of("true", "false")).equals("true"),
                read(settings, MERGE_WAIT, "0ms to 1s, for example 20ms", LaneSettings::mergeWait)
                        .orElse(DEFAULT.mergeWait),
                read(settings, BALANCE, "an amount, for example 1000 or 99.50", LaneSettings::amount));
    }

    private static Optional<Integer> number(ProviderSettings settings, String key, int least, int most) {
        return read(
                settings,
                key,
                "a whole number, " + least + " to " + most,
                text -> Optional.of(text)
                        .filter(NUMBER.asMatchPredicate())
                        .map(Integer::valueOf)
                        .filter(number -> number >= least && number <= most));
    }

    private static Optional<Duration> mergeWait(String text) {
        return Optional.of(text)
                .map(TIME::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> {
                    long units = Long.parseLong(matcher.group(1));
                    return matcher.group(2).equals("s") ? Duration.ofSeconds(units) : Duration.ofMillis(units);
                })
                .filter(time -> time.compareTo(LONGEST_WAIT) <= 0);
    }

    private static Optional<BigDecimal> amount(String text) {
        return Optional.of(text).filter(AMOUNT.asMatchPredicate()).map(BigDecimal::new);
    }

    private static <T> Optional<T> read(
            ProviderSettings settings, String key, String allowed, Function<String, Optional<T>> form) {
        return settings.optional(key)
                .map(text -> form.apply(text)
                        .orElseThrow(() -> new ConfigurationException(settings.path(key), "'" + text + "'", allowed)));
    }
}
