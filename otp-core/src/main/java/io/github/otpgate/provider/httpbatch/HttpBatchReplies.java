package io.github.otpgate.provider.httpbatch;

import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.Reply.Part;
import io.github.otpgate.wire.BeijingTime;
import io.github.otpgate.wire.FormFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reply in a push: {@code moTime=&destcode=&mobile=&msg=}, of a long one each part with
 * {@code isems=1&emshead=reference,total,number}.
 */
final class HttpBatchReplies {

    private static final Pattern HEAD =
            Pattern.compile("\\s*([0-9]{1,9})\\s*,\\s*([0-9]{1,3})\\s*,\\s*([0-9]{1,3})\\s*");
    private static final int MOST_PARTS = 255;

    private HttpBatchReplies() {}

    static boolean isIn(FormFields push) {
        return push.value("mobile").isPresent() && push.value("msg").isPresent();
    }

    /** Nothing where nobody can be named who wrote it. */
    static Optional<Reply> of(FormFields push) {
        return HttpBatchNumber.of(push.text("mobile").strip())
                .map(from -> new Reply(
                        Optional.empty(),
                        from,
                        push.text("msg"),
                        BeijingTime.SHORT.read(push.text("moTime").strip()),
                        push.text("destcode").strip(),
                        part(push)));
    }

    /** A part whose place is not known is a reply of its own: what somebody wrote is not thrown away. */
    private static Optional<Part> part(FormFields push) {
        Matcher head = HEAD.matcher(push.text("emshead"));
        if (!push.text("isems").strip().equals("1") || !head.matches()) {
            return Optional.empty();
        }
        int total = Integer.parseInt(head.group(2));
        int number = Integer.parseInt(head.group(3));
        return number < 1 || number > total || total > MOST_PARTS
                ? Optional.empty()
                : Optional.of(new Part(Integer.parseInt(head.group(1)), total, number));
    }
}
