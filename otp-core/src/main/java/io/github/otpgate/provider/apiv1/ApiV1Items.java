package io.github.otpgate.provider.apiv1;

import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.wire.BeijingTime;
import io.github.otpgate.wire.VendorWord;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reports and replies, which have the same members whether they are fetched or pushed: {@code sendId, status, times,
 * mobile} and {@code mobile, content, times, extNo}. A number may have stars in its middle.
 *
 * <p>Source: the vendor's interface document, sections on the queries and the callbacks; read 2026-11-21.
 */
final class ApiV1Items {

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_.:-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("[^\\s\\p{Cntrl}]{1,32}");
    private static final Pattern EXTENSION = Pattern.compile("[0-9]{1,20}");

    private ApiV1Items() {}

    /** Whether this is a message's id, and nothing else. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The report, or nothing if it does not say of which message, or not what became of it. */
    static Optional<DeliveryReport> report(Fields item) {
        String id = item.text("sendId");
        String said = item.value("status").orElse("");
        String status = VendorWord.shown(said);
        String mobile = item.text("mobile");
        boolean whole = isId(id) && !status.isBlank();
        boolean someone = mobile.isEmpty() || NUMBER.matcher(mobile).matches();
        if (!whole || !someone) {
            return Optional.empty();
        }
        // A documented word with something hidden in it is another word.
        return Optional.of(new DeliveryReport(
                id,
                Optional.of(mobile).filter(text -> !text.isEmpty()).map(VendorNumber::new),
                ApiV1Statuses.outcome(said),
                status,
                BeijingTime.SPACED.read(item.text("times"))));
    }

    /** The reply, or nothing if it does not say from whom, or not what was written. */
    static Optional<Reply> reply(Fields item) {
        String mobile = item.text("mobile");
        String extension = item.text("extNo");
        if (!NUMBER.matcher(mobile).matches()) {
            return Optional.empty();
        }
        return item.value("content")
                .map(content -> new Reply(
                        Optional.empty(),
                        new VendorNumber(mobile),
                        content,
                        BeijingTime.SPACED.read(item.text("times")),
                        EXTENSION.matcher(extension).matches() ? extension : "",
                        Optional.empty()));
    }
}
