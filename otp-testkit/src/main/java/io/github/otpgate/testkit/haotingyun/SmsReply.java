package io.github.otpgate.testkit.haotingyun;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What a phone wrote back. Prints neither number nor text. */
record SmsReply(String id, String mobile, Instant at, String text, String extend) {

    private static final String BASE_EXTEND = "8888";

    /** As it stands in pull_reply. */
    ObjectNode pulled() {
        return Wording.JSON
                .createObjectNode()
                .put("mobile", mobile)
                .put("reply_time", WallClock.format(at))
                .put("text", text)
                .put("extend", extend)
                .put("base_extend", BASE_EXTEND);
    }

    /** As it stands in get_reply. */
    ObjectNode entry() {
        return Wording.JSON
                .createObjectNode()
                .putNull("id")
                .put("mobile", mobile)
                .put("text", text)
                .put("reply_time", WallClock.format(at))
                .put("extend", extend)
                .put("base_extend", BASE_EXTEND)
                .putNull("_sign");
    }

    /** As it is pushed, before it is signed. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("mobile", mobile);
        fields.put("reply_time", WallClock.format(at));
        fields.put("text", text);
        fields.put("extend", extend);
        fields.put("base_extend", BASE_EXTEND);
        return fields;
    }

    @Override
    public String toString() {
        return "SmsReply[" + id + "]";
    }
}
