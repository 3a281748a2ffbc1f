package io.github.otpgate.servlet;

import static io.github.otpgate.servlet.TestClient.body;
import static io.github.otpgate.servlet.TestClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Ticket;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(RedisExtension.class)
class SendAndVerifyTest {

    private static final String PHONE = "13800138000";
    private static final PhoneNumber NUMBER = new PhoneNumber("+8613800138000");
    private static final Purpose LOGIN = new Purpose("login");

    private OtpTestApplication application;
    private TestClient client;

    @BeforeEach
    void start(RedisServer redis) {
        application = OtpTestApplication.start(redis);
        client = application.client();
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void send_thenVerifyAndRedeem_provesThePhone() {
        HttpResponse<String> sent = client.send(PHONE, "login");
        JsonNode challenge = body(sent);
        HttpResponse<String> verified =
                client.verify(challenge.get("challengeId").asString(), "login", application.codeOn(PHONE));
        Ticket ticket = new Ticket(body(verified).get("ticket").asString());

        assertThat(sent.statusCode()).isEqualTo(202);
        assertThat(challenge.propertyNames())
                .containsExactly(
                        "challengeId", "phone", "channel", "codeLength", "expiresInSeconds", "resendInSeconds");
        assertThat(challenge.get("phone").asString()).isEqualTo("138****8000");
        assertThat(challenge.get("channel").asString()).isEqualTo("sms");
        assertThat(challenge.get("codeLength").asInt()).isEqualTo(6);
        assertThat(challenge.get("expiresInSeconds").asInt()).isBetween(1, 300);
        assertThat(challenge.get("resendInSeconds").asInt()).isBetween(1, 60);
        assertThat(verified.statusCode()).isEqualTo(200);
        assertThat(body(verified).propertyNames()).containsExactly("verified", "ticket", "expiresInSeconds");
        assertThat(body(verified).get("verified").isBoolean()).isTrue();
        assertThat(body(verified).get("expiresInSeconds").asInt()).isEqualTo(300);
        assertThat(application.service().redeem(ticket, LOGIN)).contains(NUMBER);
        assertThat(application.service().redeem(ticket, LOGIN)).isEmpty();
    }

    @Test
    void law5_answers_carryNeitherCodeNorNumberAndAreNotStored() {
        HttpResponse<String> sent = client.send(PHONE, "login");
        String code = application.codeOn(PHONE);
        HttpResponse<String> verified =
                client.verify(body(sent).get("challengeId").asString(), "login", code);

        assertThat(sent.body() + sent.headers() + verified.body() + verified.headers())
                .doesNotContain(code)
                .doesNotContain("38001380");
        for (HttpResponse<String> answer : List.of(sent, verified)) {
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json;charset=UTF-8");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @Test
    void law1_verify_rightCodeTwice_isRefusedTheSecondTime() {
        String challenge = client.challengeOf(PHONE, "login");
        String code = application.codeOn(PHONE);

        assertThat(client.verify(challenge, "login", code).statusCode()).isEqualTo(200);
        assertThat(client.verify(challenge, "login", code).statusCode()).isEqualTo(422);
    }

    @Test
    void send_asForm_works() {
        HttpResponse<String> sent =
                client.form("/otp/send", "phone=%2B86+138-0013-8000&purpose=login&channel=sms&captchaToken=");
        String challenge = body(sent).path("challengeId").asString();
        HttpResponse<String> verified = client.form(
                "/otp/verify", "challengeId=" + challenge + "&purpose=login&code=" + application.codeOn(PHONE));

        assertThat(sent.statusCode()).isEqualTo(202);
        assertThat(verified.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800138000", "+8613800138000", "8613800138000", "008613800138000", "138 0013-8000"})
    void send_usualSpelling_isThatPhone(String spelling) {
        HttpResponse<String> sent = client.send(spelling, "login");

        assertThat(sent.statusCode()).isEqualTo(202);
        assertThat(body(sent).get("phone").asString()).isEqualTo("138****8000");
    }

    @Test
    void law4_send_otherSpellingOfTheSamePhone_waitsAllTheSame() {
        client.challengeOf(PHONE, "login");

        assertThat(client.send("+86 138 0013 8000", "login").statusCode()).isEqualTo(429);
        assertThat(client.send("008613800138000", "reset-password").statusCode())
                .isEqualTo(429);
        assertThat(application.vendor().requests().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1380013800",
                "23800138000",
                "138001380001",
                "+12025550123",
                "１３８００１３８０００",
                "13800138000;ext=1",
                "13800138000,13900139000",
                "0138 0013 8000",
                "\\u202e13800138000",
                "1380013800\\ud800"
            })
    void send_noMobileNumberOfAnAllowedCountry_answersInvalidPhone(String phone) {
        HttpResponse<String> answer = client.send(phone, "login");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("invalid-phone");
        assertThat(application.vendor().requests().count()).isZero();
    }

    @Test
    void verify_withPhone_needsTheSetting() {
        client.challengeOf(PHONE, "login");

        HttpResponse<String> answer = client.json(
                "/otp/verify",
                "{'phone':'" + PHONE + "','purpose':'login','code':'" + application.codeOn(PHONE) + "'}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("invalid-request");
        assertThat(body(answer).get("detail").asString()).startsWith("challengeId: found nothing");
    }

    @Test
    void verify_withPhoneAllowed_takesExactlyOneOfTheTwo(RedisServer redis) {
        try (OtpTestApplication byPhone =
                OtpTestApplication.start(redis, new WebSettings("/otp", true), builder -> builder)) {
            TestClient other = byPhone.client();
            String challenge = other.challengeOf(PHONE, "login");
            String rest = "'phone':'" + PHONE + "','purpose':'login','code':'" + byPhone.codeOn(PHONE) + "'}";

            HttpResponse<String> both = other.json("/otp/verify", "{'challengeId':'" + challenge + "'," + rest);
            HttpResponse<String> neither = other.json("/otp/verify", "{'purpose':'login','code':'123456'}");
            HttpResponse<String> phone = other.json("/otp/verify", "{" + rest);

            assertThat(both.statusCode()).isEqualTo(400);
            assertThat(neither.statusCode()).isEqualTo(400);
            assertThat(phone.statusCode()).isEqualTo(200);
        }
    }
}
