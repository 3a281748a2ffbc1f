package io.github.otpgate.provider.haotingyun;

import static io.github.otpgate.provider.haotingyun.Pushed.Y13;
import static io.github.otpgate.provider.haotingyun.Pushed.assertRefused;
import static io.github.otpgate.provider.haotingyun.Pushed.encoded;
import static io.github.otpgate.provider.haotingyun.Pushed.push;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.capability.Acknowledgement;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.provider.capability.PushResult;
import io.github.otpgate.provider.capability.PushResult.Decoded;
import io.github.otpgate.provider.capability.PushResult.Undecodable;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.VendorNumber;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HaotingyunReplyPushesTest {

    private static final String ID = "2a70c6bb4f2845da816ea1bfe5732747";

    private PushResult reply(String json) {
        return push("sms_reply=" + encoded(json));
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
            return String.format(Locale.ROOT, "%032x", new BigInteger(1, digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A reply with these values, rightly signed. */
    private static String signed(String mobile, String time, String text, String extend) {
        return "{\"id\":\"" + ID + "\",\"mobile\":\"" + mobile + "\",\"reply_time\":\"" + time + "\",\"text\":\"" + text
                + "\",\"extend\":\"" + extend + "\",\"base_extend\":\"8888\",\"_sign\":\""
                + md5(String.join(",", "8888", extend, ID, mobile, time, text, "0000")) + "\"}";
    }

    @Test
    void reply_sample_isBelieved_y13() {
        assertThat(push(Y13))
                .isEqualTo(new Decoded(
                        List.of(),
                        List.of(new Reply(
                                Optional.of(ID),
                                new VendorNumber("15205201314"),
                                "收到了，谢谢！",
                                Optional.of(Instant.parse("2014-03-17T14:55:21Z")),
                                "01",
                                Optional.empty())),
                        0,
                        new Acknowledgement(200, "SUCCESS")));
    }

    @Test
    void reply_encodedTwice_isTheSame() {
        assertThat(push("sms_reply=" + encoded(Y13.substring("sms_reply=".length()))))
                .isEqualTo(push(Y13));
    }

    @Test
    void reply_toAnotherKey_isRefused() {
        assertRefused(new HaotingyunPushes("0001")
                .decode(new PushRequest("POST", "", Optional.empty(), Bytes.of(Y13.getBytes(US_ASCII)))));
    }

    @ParameterizedTest
    @CsvSource({
        "393d079e0a00912335adfe46f4a2e10f, 393d079e0a00912335adfe46f4a2e10e",
        "393d079e0a00912335adfe46f4a2e10f, ''",
        "393d079e0a00912335adfe46f4a2e10f, 393d079e",
        "15205201314, 15205201315",
        "%2201%22, %2202%22",
        "_sign, sign",
        "%22393d079e0a00912335adfe46f4a2e10f%22, null"
    })
    void reply_changedOnTheWay_isRefused(String was, String is) {
        assertThat(Y13).contains(was);

        assertRefused(push(Y13.replace(was, is)));
    }

    @Test
    void reply_upperCaseSignature_isBelieved() {
        assertThat(push(Y13.replace("393d079e0a00912335adfe46f4a2e10f", "393D079E0A00912335ADFE46F4A2E10F")))
                .isEqualTo(push(Y13));
    }

    @Test
    void reply_inAnotherOrderOfKeys_isTheSame() {
        assertThat(reply("{\"_sign\":\"393d079e0a00912335adfe46f4a2e10f\",\"text\":\"收到了，谢谢！\",\"extend\":\"01\","
                        + "\"reply_time\":\"2014-03-17 22:55:21\",\"mobile\":\"15205201314\",\"base_extend\":\"8888\",\"id\":\""
                        + ID + "\"}"))
                .isEqualTo(push(Y13));
    }

    @Test
    void reply_keyThatNobodyDocumented_isSignedToo() {
        String sign = md5("Z,8888,01," + ID + ",15205201314,2014-03-17 22:55:21,x,true,,0.10,1E+2,0000");
        String json = "{\"id\":\"" + ID + "\",\"mobile\":15205201314,\"reply_time\":\"2014-03-17 22:55:21\","
                + "\"text\":\"x\",\"extend\":\"01\",\"base_extend\":8888,\"_sign\":\"" + sign
                + "\",\"Upper\":\"Z\",\"u\":true,\"v\":null,\"w\":0.10,\"x\":1E+2}";

        assertThat(reply(json)).isInstanceOf(Decoded.class);
        assertRefused(reply(json.replace("0.10", "0.1")));
        assertRefused(reply(json.replace("1E+2", "100")));
    }

    @Test
    void reply_withoutExtensions_isSignedWithoutThem() {
        String sign = md5(ID + ",15205201314,2014-03-17 22:55:21,TD,0000");

        assertThat(reply("{\"id\":\"" + ID + "\",\"mobile\":\"15205201314\",\"reply_time\":\"2014-03-17 22:55:21\","
                        + "\"text\":\"TD\",\"_sign\":\"" + sign + "\"}"))
                .isInstanceOf(Decoded.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"50% off", "a+b", "100%+1", "%E6", "ok,TD", "1.50", "\\\"12\\\\", "", "{}", "%5B"})
    void reply_textThatLooksEncoded_isKept(String text) {
        String raw = text.replace("\\\"", "\"").replace("\\\\", "\\");
        String json = signed("+8615205201314", "2014-03-17 22:55:21", text, "")
                .replaceFirst(
                        "_sign\":\"[0-9a-f]+",
                        "_sign\":\""
                                + md5(String.join(
                                        ",", "8888", "", ID, "+8615205201314", "2014-03-17 22:55:21", raw, "0000")));

        assertThat(reply(json))
                .isInstanceOfSatisfying(
                        Decoded.class,
                        decoded -> assertThat(decoded.replies().get(0).text()).isEqualTo(raw));
        assertThat(push("sms_reply=" + encoded(encoded(json)))).isEqualTo(reply(json));
    }

    @Test
    void reply_longTextOfEscapes_isRead() {
        String json = signed("15205201314", "2014-03-17 22:55:21", "x", "")
                .replace("\"x\"", "\"" + "\\n1".repeat(100_000) + "\"");
        String sign = md5("8888,," + ID + ",15205201314,2014-03-17 22:55:21," + "\n1".repeat(100_000) + ",0000");

        assertThat(reply(json.replaceFirst("_sign\":\"[0-9a-f]+", "_sign\":\"" + sign)))
                .isInstanceOf(Decoded.class);
    }

    @Test
    void reply_commaMovedBetweenFields_isRefusedThoughItsSignatureFits() {
        String honest = signed("15205201314", "2014-03-17 22:55:21", "ok,TD", "01");
        String moved = honest.replace("22:55:21\"", "22:55:21,ok\"").replace("\"ok,TD\"", "\"TD\"");

        assertThat(reply(honest)).isInstanceOf(Decoded.class);
        assertThat(reply(moved))
                .isInstanceOfSatisfying(
                        Undecodable.class,
                        refused -> assertThat(refused.reason()).contains("form"));
        assertRefused(reply(moved));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234 | 2014-03-17 22:55:21 | 01",
                "+86152052013141234567890 | 2014-03-17 22:55:21 | 01",
                "152-0520-1314 | 2014-03-17 22:55:21 | 01",
                "１５２０５２０１３１４ | 2014-03-17 22:55:21 | 01",
                "15205201314 | 2014-03-17T22:55:21 | 01",
                "15205201314 | 2014-02-30 22:55:21 | 01",
                "15205201314 | +12014-03-17 22:55:21 | 01",
                "15205201314 | 2014-03-17 22:55 | 01",
                "15205201314 | '' | 01",
                "15205201314 | 2014-03-17 22:55:21 | 0x",
                "'' | 2014-03-17 22:55:21 | 01"
            })
    void reply_signedInAnotherForm_isRefused(String mobile, String time, String extend) {
        assertThat(reply(signed(mobile, time, "TD", extend)))
                .isInstanceOfSatisfying(
                        Undecodable.class,
                        refused -> assertThat(refused.reason()).isEqualTo("a value of sms_reply is not in its form"));
    }

    @Test
    void reply_withoutTextOrWithAnotherId_isRefused() {
        String time = "2014-03-17 22:55:21";
        assertRefused(reply("{\"id\":\"" + ID + "\",\"mobile\":\"15205201314\",\"reply_time\":\"" + time
                + "\",\"_sign\":\"" + md5(ID + ",15205201314," + time + ",0000") + "\"}"));
        assertRefused(reply("{\"id\":\"7\",\"mobile\":\"15205201314\",\"reply_time\":\"" + time
                + "\",\"text\":\"a\",\"_sign\":\"" + md5("7,15205201314," + time + ",a,0000") + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"text\":{}}", "{\"_sign\":null}", "{\"a\":1,\"a\":1}", "{\"a\":[1]}", "7"})
    void reply_anythingElse_isRefused(String json) {
        assertRefused(reply(json));
    }
}
