package io.github.otpgate.testkit.haotingyun;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The bodies of the send family. */
final class SendReply {

    private static final int FEN_PER_PIECE = 5;

    private SendReply() {}

    /** The one shape of every failure. */
    static ObjectNode failure(Refusal refusal) {
        return Wording.JSON
                .createObjectNode()
                .put("http_status_code", 400)
                .put("code", refusal.code())
                .put("msg", refusal.msg())
                .put("detail", refusal.detail());
    }

    static Answer single(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return new Answer.Refused(refused.refusal());
        }
        return new Answer.Said(item(outcome));
    }

    static Answer batch(List<Outcome> outcomes) {
        int pieces = outcomes.stream().mapToInt(SendReply::pieces).sum();
        BigDecimal fee = BigDecimal.valueOf((long) pieces * FEN_PER_PIECE, 2).setScale(4);
        ObjectNode body = Wording.JSON
                .createObjectNode()
                .put("total_count", pieces)
                .put("total_fee", fee.toPlainString())
                .put("unit", "RMB");
        ArrayNode data = body.putArray("data");
        outcomes.forEach(outcome -> data.add(item(outcome)));
        return new Answer.Said(body);
    }

    private static ObjectNode item(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted accepted) {
            return Wording.JSON
                    .createObjectNode()
                    .put("code", 0)
                    .put("msg", "发送成功")
                    .put("count", accepted.pieces())
                    .put("fee", accepted.pieces() * FEN_PER_PIECE / 100.0)
                    .put("unit", "RMB")
                    .put("mobile", accepted.mobile())
                    .put("sid", accepted.sid());
        }
        Refusal refusal = ((Outcome.Refused) outcome).refusal();
        // In an item that failed the vendor writes its zeros as strings.
        return Wording.JSON
                .createObjectNode()
                .put("code", refusal.code())
                .put("msg", refusal.msg())
                .put("count", "0")
                .put("fee", "0")
                .put("unit", "RMB")
                .put("mobile", outcome.mobile())
                .put("sid", "0");
    }

    private static int pieces(Outcome outcome) {
        return outcome instanceof Outcome.Accepted accepted ? accepted.pieces() : 0;
    }
}
