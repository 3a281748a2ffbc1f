package io.github.otpgate.testkit.haotingyun;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message on its phone, and its report. Prints neither number nor text.
 *
 * @param error the operator's code; null if it was delivered
 */
record SentSms(
        long sid, Sms sms, int pieces, Instant at, @Nullable String error) {

    /** Without {@code +86}, as the vendor writes it in everything but the answer to the send. */
    String mobile() {
        return sms.mobile().normalised();
    }

    /** As it stands in pull_status and in a push. */
    ObjectNode report() {
        return Wording.JSON
                .createObjectNode()
                .put("sid", sid)
                .put("uid", sms.options().uid())
                .put("user_receive_time", WallClock.format(at))
                .put("error_msg", error == null ? "" : error)
                .put("mobile", mobile())
                .put("report_status", state());
    }

    /** As it stands in get_record: the id is text there, the fee a number of pieces. */
    ObjectNode entry() {
        return Wording.JSON
                .createObjectNode()
                .put("sid", Long.toString(sid))
                .put("mobile", mobile())
                .put("send_time", WallClock.format(at))
                .put("text", sms.text())
                .put("send_status", "SUCCESS")
                .put("report_status", state())
                .put("fee", pieces)
                .put("user_receive_time", error == null ? WallClock.format(at) : null)
                .put("error_msg", error == null ? "" : error)
                .put("uid", sms.options().uid());
    }

    private String state() {
        return error == null ? "SUCCESS" : "FAIL";
    }

    @Override
    public String toString() {
        return "SentSms[" + sid + "]";
    }
}
