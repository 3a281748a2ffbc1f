package io.github.otpgate.model;

import java.util.regex.Pattern;

/**
 * A mobile number in E.164 form, for example {@code +8613800138000}.
 *
 * <p>{@link #toString()} is masked, so a number that reaches a log line by accident stays private. Numbers from users
 * come out of a {@link PhoneNumberParser}; the constructor is for numbers that are known to be right.
 *
 * @param e164 {@code +}, then 7 to 15 ASCII digits
 */
public record PhoneNumber(String e164) {

    private static final Pattern SHAPE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final String MAINLAND = "+86";
    private static final int SHOWN = 7;
    private static final int HIDDEN = 4;

    public PhoneNumber {
        if (!SHAPE.matcher(e164).matches()) {
            throw new IllegalArgumentException("a phone number must be in E.164 form: '+' and 7 to 15 digits");
        }
    }

    /** As it is written within mainland China: a number of there without its country code, any other as it is. */
    public String domestic() {
        return e164.startsWith(MAINLAND) ? e164.substring(MAINLAND.length()) : e164;
    }

    /** {@code 138****8000} for a number of mainland China; elsewhere the same with {@code +} and the whole length. */
    public String masked() {
        String digits = e164.length() == 14 ? domestic() : e164;
        int shown = Math.min(SHOWN, digits.length() - HIDDEN);
        int tail = (shown + 1) / 2;
        return digits.substring(0, shown - tail) + "****" + digits.substring(digits.length() - tail);
    }

    @Override
    public String toString() {
        return masked();
    }
}
