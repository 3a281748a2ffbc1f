package io.github.otpgate.servlet;

import static io.github.otpgate.servlet.TestClient.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.NotVerified;
import io.github.otpgate.VerifyResult.Reason;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Ticket;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the reason, a failed verify looks like the one for a challenge that never was. */
@ExtendWith(RedisExtension.class)
class NeutralityTest {

    private static final String PHONE = "13800138000";

    private RedisServer redis;
    private OtpTestApplication application;
    private TestClient client;
    private HttpResponse<String> ordinary;

    @BeforeEach
    void start(RedisServer server) {
        redis = server;
        application = OtpTestApplication.start(server, builder -> builder.maxAttempts(10));
        client = application.client();
        ordinary = client.verify("bm90LWEtY2hhbGxlbmdl", "login", "123456");
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private void assertNeutral(HttpResponse<String> answer) {
        assertThat(ordinary.statusCode()).isEqualTo(422);
        assertThat(TestClient.code(ordinary)).isEqualTo("not-verified");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo(ordinary.body());
        assertThat(headers(answer)).isEqualTo(headers(ordinary));
    }

    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("date"));
        return headers;
    }

    private String wrong() {
        return application.codeOn(PHONE).equals("123456") ? "654321" : "123456";
    }

    @Test
    void verify_wrongCode_isNeutral() {
        String challenge = client.challengeOf(PHONE, "login");

        assertNeutral(client.verify(challenge, "login", wrong()));
    }

    @Test
    void law1_verify_usedCode_isNeutral() {
        String challenge = client.challengeOf(PHONE, "login");
        String code = application.codeOn(PHONE);
        client.verify(challenge, "login", code);

        assertNeutral(client.verify(challenge, "login", code));
    }

    /** The first code is refused by the vendor, so that a second may follow at once: six tries burn one, ten lock. */
    @Test
    void law2_verify_lockedPhone_isNeutral() {
        WebSettings byPhone = new WebSettings("/otp", true);
        try (OtpTestApplication strict = OtpTestApplication.start(redis, byPhone, builder -> builder.maxAttempts(6))) {
            TestClient other = strict.client();
            strict.vendor().faults().next(Fault.answer(400, "application/json", "{\"code\":-50,\"msg\":\"\"}"));
            other.send(PHONE, "login");
            for (int i = 0; i < 6; i++) {
                other.json("/otp/verify", "{'phone':'" + PHONE + "','purpose':'login','code':'00000" + i + "'}");
            }
            String challenge = other.challengeOf(PHONE, "login");
            String code = strict.codeOn(PHONE);
            for (int i = 0; i < 4; i++) {
                other.verify(challenge, "login", code.equals("123456") ? "654321" : "123456");
            }

            assertThat(strict.service().verify(VerifyRequest.ofChallenge(challenge, "login", code)))
                    .isEqualTo(new NotVerified(Reason.LOCKED));
            assertNeutral(other.verify(challenge, "login", code));
        }
    }

    @Test
    void verify_otherPurpose_isNeutral() {
        String challenge = client.challengeOf(PHONE, "login");
        String code = application.codeOn(PHONE);

        assertNeutral(client.verify(challenge, "reset-password", code));
        assertNeutral(client.verify(challenge, "no-such-purpose", code));
        assertNeutral(client.verify(challenge, "", code));
        assertThat(client.verify(challenge, "login", code).statusCode()).isEqualTo(200);
    }

    @Test
    void verify_expiredCode_isNeutral() {
        try (OtpTestApplication brief =
                OtpTestApplication.start(redis, builder -> builder.codeTtl(Duration.ofSeconds(1)))) {
            String challenge = brief.client().challengeOf(PHONE, "login");
            long issued = redisMillis();
            Awaitility.await().until(() -> redisMillis() > issued + 1100);

            assertNeutral(brief.client().verify(challenge, "login", brief.codeOn(PHONE)));
        }
    }

    private long redisMillis() {
        String[] lines = redis.command("TIME").split("\r\n", -1);
        return Long.parseLong(lines[2]) * 1000 + Long.parseLong(lines[4]) / 1000;
    }

    @Test
    void verify_otherSession_isNeutralAndTheFirstStillWorks() {
        String session = client.session();
        String challenge = client.challengeOf(PHONE, "login");
        String code = application.codeOn(PHONE);
        TestClient stranger = application.client();
        stranger.session();

        assertNeutral(stranger.verify(challenge, "login", code));
        assertNeutral(application.client().verify(challenge, "login", code));
        HttpResponse<String> own = client.verify(challenge, "login", code);

        Ticket ticket = new Ticket(body(own).get("ticket").asString());
        Purpose login = new Purpose("login");
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(application.service().redeem(ticket, login, "another session"))
                .isEmpty();
        assertThat(application.service().redeem(ticket, login, session)).contains(new PhoneNumber("+8613800138000"));
    }

    @Test
    void sendAndVerify_withoutSession_createNone() {
        HttpResponse<String> sent = client.send(PHONE, "login");
        HttpResponse<String> verified =
                client.verify(body(sent).get("challengeId").asString(), "login", application.codeOn(PHONE));

        assertThat(sent.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(verified.headers().firstValue("Set-Cookie")).isEmpty();
    }

    /** nothing is trimmed, folded or parsed into the right code. */
    @Test
    void verify_oddSpellingOfTheRightCode_isNeutral() {
        String challenge = client.challengeOf(PHONE, "login");
        String code = application.codeOn(PHONE);

        for (String odd : List.of(
                "",
                " ",
                " " + code,
                code + " ",
                code.substring(0, 3) + " " + code.substring(3),
                "\u00a0" + code,
                code + "\u200b",
                shifted(code, '０'),
                shifted(code, '٠'),
                shifted(code, '۰'),
                shifted(code, '०'),
                "+" + code,
                "-" + code,
                "0" + code,
                code + ".0",
                "0x" + Integer.toHexString(Integer.parseInt(code)),
                code + "\\u0000",
                "\\ud800",
                "1".repeat(1024))) {
            assertNeutral(client.verify(challenge, "login", odd));
        }
        assertThat(client.verify(challenge, "login", code).statusCode()).isEqualTo(200);
    }

    private static String shifted(String code, char zero) {
        StringBuilder digits = new StringBuilder();
        code.chars().forEach(digit -> digits.append((char) (digit - '0' + zero)));
        return digits.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "*", "{tag}", "../..", "%00", "\\u0000", "你好", "a:b:c", "null", "\\r\\n", "\\ud800"})
    void verify_sillyChallengeId_isNeutral(String id) {
        assertNeutral(client.verify(id, "login", "123456"));
        assertNeutral(client.verify("x".repeat(1024), "login", "123456"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'purpose':'login','code':'123456'}",
                "{'challengeId':'x','code':'123456'}",
                "{'challengeId':'x','purpose':'login'}",
                "{'challengeId':'x','purpose':'login','code':123456}",
                "{'challengeId':'x','purpose':'login','code':['123456','123457']}",
                "{'challengeId':null,'purpose':'login','code':'123456'}",
                "[{'challengeId':'x','purpose':'login','code':'123456'}]"
            })
    void verify_missingOrNoString_answers400(String json) {
        HttpResponse<String> answer = client.json("/otp/verify", json);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TestClient.code(answer)).isEqualTo("invalid-request");
        assertThat(answer.body()).doesNotContain("123456");
    }

    @Test
    void verify_overLongField_answers400() {
        assertThat(client.verify("x".repeat(1025), "login", "123456").statusCode())
                .isEqualTo(400);
        assertThat(client.verify("x", "login", "1".repeat(1025)).statusCode()).isEqualTo(400);
    }
}
