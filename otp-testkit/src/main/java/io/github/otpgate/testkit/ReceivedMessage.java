package io.github.otpgate.testkit;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One message as it lies on a simulated phone.
 *
 * @param sequence counts up from 1 within its {@link PhoneInbox}; a later message has the larger number
 * @param phone the number in the form in which the vendor was given it
 * @param text everything the person would read, the signature included
 * @param receivedAt the time on the inbox's clock
 */
public record ReceivedMessage(long sequence, String phone, String text, Instant receivedAt) {

    private static final Pattern SIGNATURE = Pattern.compile("^【[^】]*】");
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{4,10}(?![0-9])");

    /** The code in the text: the first run of 4 to 10 ASCII digits after the leading 【signature】, if there is one. */
    public Optional<String> code() {
        Matcher matcher = CODE.matcher(SIGNATURE.matcher(text).replaceFirst(""));
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** Shows neither the text nor the whole number, so that it may reach a log. */
    @Override
    public String toString() {
        return "ReceivedMessage[sequence=" + sequence + ", phone=" + masked(phone) + ", text=redacted, receivedAt="
                + receivedAt + "]";
    }

    static String masked(String phone) {
        if (phone.length() < 8) {
            return "****";
        }
        return phone.substring(0, phone.length() - 8) + "****" + phone.substring(phone.length() - 4);
    }
}
