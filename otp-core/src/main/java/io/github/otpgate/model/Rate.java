package io.github.otpgate.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code count} events in {@code span}, refilled evenly: a token bucket, cheaper than a {@link Window} and not exact.
 *
 * @param count at least 1, at most 1 000 000 000
 * @param span at least 1 s, at most 31 days
 */
public record Rate(long count, Duration span) {

    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,10})/([0-9]{1,6})([smhd])");
    private static final long MOST = 1_000_000_000;
    private static final Duration LONGEST = Duration.ofDays(31);

    public Rate {
        requireNonNull(span, "span");
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("a rate's count must be 1 to " + MOST + ": " + count);
        }
        if (span.compareTo(Duration.ofSeconds(1)) < 0 || span.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a rate's span must be 1 s to 31 d: " + span);
        }
    }

    /**
     * Reads {@code 30/1h}: a count, a slash, a span in {@code s}, {@code m}, {@code h} or {@code d}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Rate parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a rate: expected a form like 30/1h");
        }
        long units = Long.parseLong(matcher.group(2));
        Duration span = switch (matcher.group(3)) {
            case "s" -> Duration.ofSeconds(units);
            case "m" -> Duration.ofMinutes(units);
            case "h" -> Duration.ofHours(units);
            default -> Duration.ofDays(units);
        };
        return new Rate(Long.parseLong(matcher.group(1)), span);
    }

    @Override
    public String toString() {
        return count + "/" + span.toSeconds() + "s";
    }
}
