package io.github.otpgate.captcha;

import static io.github.otpgate.captcha.CaptchaRig.anybody;
import static io.github.otpgate.captcha.CaptchaRig.number;
import static io.github.otpgate.captcha.CaptchaRig.work;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.captcha.CaptchaChallenge.ProofOfWork;
import io.github.otpgate.model.Bytes;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkTest {

    /** {@code printf '<salt>42' | sha256sum}. */
    private static final String VECTOR = "d558971813da80aba5f00b9819d5915f0514c9ba97ba4c0329ba8fa15780cf16";

    private static final String VECTOR_SALT = "0123456789abcdef01234567?expires=1767225600&";
    private static final String SIGNATURE = "5".repeat(64);

    private final CaptchaRig rig = new CaptchaRig();
    private final Captcha captcha = rig.captcha(CaptchaKind.POW);
    private final WorkJudge judge = new WorkJudge();

    private static WorkTask vector(int maxNumber) {
        return new WorkTask(maxNumber, VECTOR_SALT, hex(VECTOR), hex(SIGNATURE));
    }

    private static Bytes hex(String digits) {
        return Bytes.of(HexFormat.of().parseHex(digits));
    }

    private static String base64(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
    }

    private static String payload(String challenge, String number, String salt, String signature) {
        return "{\"algorithm\":\"SHA-256\",\"challenge\":\"" + challenge + "\",\"number\":" + number + ",\"salt\":\""
                + salt + "\",\"signature\":\"" + signature + "\",\"took\":12}";
    }

    private static String payload(String number) {
        return payload(VECTOR, number, VECTOR_SALT, SIGNATURE);
    }

    @Test
    void challenge_isAltchaV1() {
        ProofOfWork task = work(captcha, anybody());

        assertThat(task.challenge()).matches("[0-9a-f]{64}");
        assertThat(task.signature()).matches("[0-9a-f]{64}");
        assertThat(task.salt()).matches("[0-9a-f]{24}\\?expires=1767225720&");
        assertThat(task.expiresIn()).isEqualTo(CaptchaRig.LIFE);
        assertThat(number(task)).isBetween(0, 1_000);
    }

    @Test
    void challenge_twice_hasNothingInCommon() {
        ProofOfWork one = work(captcha, anybody());
        ProofOfWork two = work(captcha, anybody());

        assertThat(one.salt().substring(0, 24)).isNotEqualTo(two.salt().substring(0, 24));
        assertThat(one.signature()).isNotEqualTo(two.signature());
        assertThat(one.signature().substring(32)).isNotEqualTo(one.signature().substring(0, 32));
        assertThat(one.id()).isNotEqualTo(two.id());
    }

    @Test
    void solve_payloadOfTheWidget_isRight() {
        ProofOfWork task = work(captcha, anybody());
        String json = payload(task.challenge(), Integer.toString(number(task)), task.salt(), task.signature());

        assertThat(captcha.solve(task.id(), base64(json), anybody())).isPresent();
    }

    @Test
    void judge_theVector_isRightInBothForms() {
        assertThat(judge.isRight(vector(1_000), "42")).isTrue();
        assertThat(judge.isRight(vector(1_000), base64(payload("42")))).isTrue();
        assertThat(judge.isRight(vector(42), "42")).isTrue();
    }

    @Test
    void judge_rightNumberBeyondTheLargest_isWrong() {
        assertThat(judge.isRight(vector(41), "42")).isFalse();
        assertThat(judge.isRight(vector(41), base64(payload("42")))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "41",
                "-42",
                "+42",
                " 42",
                "42 ",
                "42\n",
                "042",
                "4_2",
                "42.0",
                "4.2e1",
                "0x2a",
                "٤٢",
                "４２",
                "9223372036854775808",
                "4294967338",
                "123456789",
                "NaN",
                "null",
                "true",
                "SHA-256",
                "42,42",
                "[42]"
            })
    void judge_otherText_isWrong(String solution) {
        assertThat(judge.isRight(vector(1_000), solution)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "41",
                "-42",
                "42.0",
                "4.2e1",
                "0.42E2",
                "\"42\"",
                "null",
                "true",
                "9223372036854775808",
                "4294967338",
                "1e999999999",
                "[42]",
                "{\"a\":42}",
                "42,\"number\":42",
                "41,\"number\":42",
                "042",
                "+42",
                "NaN",
                ""
            })
    void judge_otherNumberInThePayload_isWrong(String number) {
        assertThat(judge.isRight(vector(1_000), base64(payload(number)))).isFalse();
    }

    static Stream<UnaryOperator<String>> forgeries() {
        return Stream.of(
                json -> json.replace("SHA-256", "SHA-1"),
                json -> json.replace("SHA-256", "SHA-512"),
                json -> json.replace("SHA-256", "sha-256"),
                json -> json.replace("SHA-256", "none"),
                json -> json.replace("\"algorithm\":\"SHA-256\",", ""),
                json -> json.replace("\"algorithm\":\"SHA-256\"", "\"algorithm\":null"),
                json -> json.replace(VECTOR, VECTOR.toUpperCase(Locale.ROOT)),
                json -> json.replace("\"challenge\"", "\"Challenge\""),
                json -> json.replace(SIGNATURE, "6".repeat(64)),
                json -> json.replace(SIGNATURE, ""),
                json -> json.replace("1767225600", "1767225601"),
                json -> json.replace("&", "&4").replace("\"number\":42", "\"number\":2"),
                json -> json + "x",
                json -> json + json,
                json -> json + " 1",
                json -> "[" + json + "]",
                json -> json.replace("12}", "[12]}"),
                json -> json.replace("12}", "{\"a\":".repeat(500) + "1" + "}".repeat(501)),
                json -> "\uFEFF" + json,
                json -> json.substring(0, json.length() - 1),
                json -> "/**/" + json,
                json -> json.replace('"', '\''),
                json -> "null",
                json -> "42",
                json -> "");
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void judge_otherPayload_isWrong(UnaryOperator<String> forgery) {
        String forged = forgery.apply(payload("42"));

        assertThat(judge.isRight(vector(1_000), base64(forged))).isFalse();
    }

    @Test
    void judge_payloadOfAnotherChallenge_isWrong() {
        WorkMaker maker = new WorkMaker(rig.seal, rig.random);
        WorkTask own = maker.make(1_000, rig.clock.instant());
        WorkTask other = maker.make(1_000, rig.clock.instant());
        String json = payload(other.challenge(), "7", other.salt(), other.signatureText());

        assertThat(judge.isRight(own, base64(json))).isFalse();
    }

    @Test
    void judge_urlAlphabetOrUnusualLength_isWrong() {
        String padding = " ".repeat(4_096);
        String json = payload("42");

        assertThat(judge.isRight(vector(1_000), base64(json + padding.substring(0, 2_500))))
                .isTrue();
        assertThat(judge.isRight(vector(1_000), base64(json + padding))).isFalse();
        assertThat(judge.isRight(vector(1_000), base64(json) + "\n")).isFalse();
        assertThat(judge.isRight(vector(1_000), "A".repeat(1_000_000))).isFalse();
    }

    @Test
    void judge_payloadInUtf16_isWrong() {
        String utf16 = Base64.getEncoder().encodeToString(payload("42").getBytes(UTF_16));

        assertThat(judge.isRight(vector(1_000), utf16)).isFalse();
    }
}
