package io.github.otpgate.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * At most {@code limit} events in any span of {@code length}: an exact sliding window, not a counter that resets.
 *
 * @param limit at least 1, at most 1000
 * @param length at least 1 s, at most 31 days
 */
public record Window(int limit, Duration length) {

    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,4})/([0-9]{1,6})([smhd])");
    private static final int MOST = 1000;
    private static final Duration LONGEST = Duration.ofDays(31);

    public Window {
        requireNonNull(length, "length");
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a window's limit must be 1 to " + MOST + ": " + limit);
        }
        if (length.compareTo(Duration.ofSeconds(1)) < 0 || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a window must last 1 s to 31 d: " + length);
        }
    }

    /**
     * Reads {@code 3/5m}: a count, a slash, a length in {@code s}, {@code m}, {@code h} or {@code d}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Window parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a window: expected a form like 3/5m");
        }
        long count = Long.parseLong(matcher.group(2));
        Duration length = switch (matcher.group(3)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        return new Window(Integer.parseInt(matcher.group(1)), length);
    }

    /** Whether whatever this window allows, the other allows too. */
    public boolean implies(Window other) {
        return limit <= other.limit && length.compareTo(other.length) >= 0;
    }

    @Override
    public String toString() {
        return limit + "/" + length.toSeconds() + "s";
    }
}
