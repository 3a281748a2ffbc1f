package io.github.otpgate.testkit.apiv1;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What somebody wrote. Prints nothing of it. */
record ReplyItem(String mobile, String content, String times, String extNo) {

    /** The extension is a number here and a text in the callback. */
    ObjectNode polled(boolean masked) {
        ObjectNode item = Words.object()
                .put("mobile", masked ? StatusItem.masked(mobile) : mobile)
                .put("content", content)
                .put("times", times);
        return extNo.isEmpty() ? item.put("extNo", "") : item.put("extNo", Long.parseLong(extNo));
    }

    Map<String, String> pushed() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("mobile", mobile);
        members.put("content", content);
        members.put("times", times);
        members.put("extNo", extNo);
        return members;
    }

    @Override
    public String toString() {
        return "ReplyItem[redacted]";
    }
}
