package io.github.otpgate.testkit.haotingyun;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PushSignTest {

    /** The sample of the vendor's interface document, section on pushed replies. */
    private static final SmsReply SAMPLE = new SmsReply(
            "2a70c6bb4f2845da816ea1bfe5732747", "15205201314", Instant.parse("2014-03-17T14:55:21Z"), "收到了，谢谢！", "01");

    @Test
    void of_y13_isTheSignatureOfTheDocument() {
        assertThat(PushSign.of(SAMPLE.fields(), "0000")).isEqualTo("393d079e0a00912335adfe46f4a2e10f");
    }

    @Test
    void of_otherOrderOfKeys_isTheSame() {
        Map<String, String> turned = new LinkedHashMap<>();
        SAMPLE.fields().keySet().stream()
                .sorted(Comparator.reverseOrder())
                .forEach(key -> turned.put(key, SAMPLE.fields().get(key)));

        assertThat(turned.keySet()).first().isEqualTo("text");
        assertThat(PushSign.of(turned, "0000")).isEqualTo(PushSign.of(SAMPLE.fields(), "0000"));
    }

    @Test
    void of_anythingElse_differs() {
        Map<String, String> other = SAMPLE.fields();
        other.put("newer", "1");

        assertThat(PushSign.of(other, "0000")).isNotEqualTo(PushSign.of(SAMPLE.fields(), "0000"));
        assertThat(PushSign.of(SAMPLE.fields(), "0001")).isNotEqualTo(PushSign.of(SAMPLE.fields(), "0000"));
    }

    @Test
    void toString_messages_showNeitherTextNorNumber() {
        Sms sms = new Sms(new Mobile("+8615205201314", "15205201314"), "【豪霆云】您的验证码是1234", Sms.Options.NONE);

        assertThat(SAMPLE.toString()).doesNotContain("15205201314", "收到了");
        assertThat(sms.toString()).doesNotContain("15205201314", "1234");
        assertThat(new SentSms(1, sms, 1, Instant.EPOCH, null).toString()).doesNotContain("15205201314", "1234");
    }
}
