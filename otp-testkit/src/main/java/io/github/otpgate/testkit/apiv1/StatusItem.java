package io.github.otpgate.testkit.apiv1;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What became of a task at one number. Prints neither. */
record StatusItem(String sendId, String status, String times, String mobile, String extNo) {

    ObjectNode polled(boolean masked) {
        return Words.object()
                .put("sendId", sendId)
                .put("status", status)
                .put("times", times)
                .put("mobile", masked ? masked(mobile) : mobile)
                .put("extNo", extNo);
    }

    Map<String, String> pushed() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("sendId", sendId);
        members.put("mobile", mobile);
        members.put("times", times);
        members.put("status", status);
        return members;
    }

    /** {@code 135****9831}. */
    static String masked(String mobile) {
        return mobile.length() < 8 ? "****" : mobile.substring(0, 3) + "****" + mobile.substring(mobile.length() - 4);
    }

    @Override
    public String toString() {
        return "StatusItem[" + status + "]";
    }
}
