package io.github.otpgate.testkit.haotingyun;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number as the vendor reads it: without {@code +} it is mainland Chinese.
 *
 * @param written as submitted
 * @param normalised {@code +86} stripped; what windows and the blacklist know it by
 */
record Mobile(String written, String normalised) {

    private static final Pattern MAINLAND = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+(?!86)[1-9][0-9]{5,14}");

    static Optional<Mobile> parse(String written) {
        String normalised = normalise(written);
        boolean known = MAINLAND.matcher(normalised).matches()
                || INTERNATIONAL.matcher(normalised).matches();
        return known ? Optional.of(new Mobile(written, normalised)) : Optional.empty();
    }

    static String normalise(String written) {
        return written.startsWith("+86") ? written.substring(3) : written;
    }

    boolean isInternational() {
        return normalised.startsWith("+");
    }
}
