package io.github.otpgate.provider.capability;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.PhoneNumber;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A phone number as a vendor writes it: with or without country code, sometimes with stars in its middle. Prints itself
 * masked.
 *
 * @param text as it came
 */
public record VendorNumber(String text) {

    private static final int SHOWN_AT_END = 4;
    private static final int SHOWN_AT_START = 3;
    private static final String MAINLAND = "+86";
    /** What is anything else could have a whole number in its front part, which is shown. */
    private static final Pattern ONE_NUMBER = Pattern.compile("\\+?[0-9*]{1,15}");

    private static final Pattern OF_MAINLAND = Pattern.compile("(?:\\+86|0086|86)?(1[3-9][0-9]{9})");
    private static final Pattern ABROAD = Pattern.compile("\\+(?!86)[1-9][0-9]{6,14}");

    public VendorNumber {
        requireNonNull(text, "text");
    }

    /**
     * The phone that it certainly is: a mobile of mainland China in any of its spellings, or any other number with its
     * {@code +}. Nothing where stars stand in it, nor for other digits, which may be of more than one country.
     */
    public Optional<PhoneNumber> phone() {
        Matcher mainland = OF_MAINLAND.matcher(text);
        if (mainland.matches()) {
            return Optional.of(new PhoneNumber(MAINLAND + mainland.group(1)));
        }
        return ABROAD.matcher(text).matches() ? Optional.of(new PhoneNumber(text)) : Optional.empty();
    }

    /** Whether it can mean that phone: equal, or equal where the vendor shows it. */
    public boolean mayMean(PhoneNumber phone) {
        String whole = digits(phone.e164());
        String national = phone.e164().startsWith(MAINLAND) ? whole.substring(2) : whole;
        String written = text.startsWith("+") ? text.substring(1) : text;
        return matches(written, whole) || matches(written, national);
    }

    private static boolean matches(String written, String digits) {
        int firstStar = written.indexOf('*');
        if (firstStar < 0) {
            return written.equals(digits);
        }
        int lastStar = written.lastIndexOf('*');
        String start = written.substring(0, firstStar);
        String end = written.substring(lastStar + 1);
        return written.length() == digits.length() && digits.startsWith(start) && digits.endsWith(end);
    }

    private static String digits(String e164) {
        return e164.substring(1);
    }

    @Override
    public String toString() {
        if (text.length() < SHOWN_AT_START + 2 * SHOWN_AT_END
                || !ONE_NUMBER.matcher(text).matches()) {
            return "****";
        }
        return text.substring(0, text.length() - 2 * SHOWN_AT_END) + "****"
                + text.substring(text.length() - SHOWN_AT_END);
    }
}
