package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Charge;
import io.github.otpgate.provider.Submission.Accepted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers to a batch, and what they mean. */
final class BatchAnswers {

    private BatchAnswers() {}

    static String ok(String mobile, String sid) {
        return "{\"code\":0,\"msg\":\"发送成功\",\"count\":1,\"fee\":0.05,\"unit\":\"RMB\",\"mobile\":\"" + mobile
                + "\",\"sid\":" + sid + "}";
    }

    static String failed(String mobile, int code) {
        return "{\"code\":" + code + ",\"msg\":null,\"count\":\"0\",\"fee\":\"0\",\"unit\":\"RMB\",\"mobile\":\""
                + mobile + "\",\"sid\":\"0\"}";
    }

    static String data(String... items) {
        return "{\"data\":[" + String.join(",", items) + "]}";
    }

    static Accepted accepted(String sid) {
        return new Accepted(List.of(sid), Optional.of(new Charge(1, new BigDecimal("0.05"), "RMB")));
    }

    static List<PhoneNumber> phones(String... e164) {
        return Stream.of(e164).map(PhoneNumber::new).toList();
    }
}
