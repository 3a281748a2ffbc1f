package io.github.otpgate.servlet.container;

import static io.github.otpgate.servlet.TestClient.body;
import static io.github.otpgate.servlet.TestClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Ticket;
import io.github.otpgate.servlet.Someone;
import io.github.otpgate.servlet.TestClient;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the captcha to the phone. */
interface FlowTests {

    Site site();

    private static String token(TestClient client) {
        JsonNode challenge = body(client.get("/app/guarded/otp/captcha"));
        HttpResponse<String> solved = client.json(
                "/app/guarded/otp/captcha",
                "{'id':'" + challenge.get("id").asString() + "','solution':" + Someone.solved(challenge) + "}");
        return body(solved).get("captchaToken").asString();
    }

    @Test
    default void json_captchaSendVerifyRedeem_provesThePhoneToTheSessionThatAsked() {
        TestClient client = site().client();
        String phone = site().phone();
        String session = client.get("/app/session").body();
        String send = "{'phone':'" + phone + "','purpose':'login','captchaToken':'" + token(client) + "'}";
        String challenge = body(client.json("/app/guarded/otp/send", send))
                .get("challengeId")
                .asString();
        String verify = "{'challengeId':'" + challenge + "','purpose':'login','code':'" + site().codeOn(phone) + "'}";

        HttpResponse<String> other = site().client().json("/app/guarded/otp/verify", verify);
        HttpResponse<String> own = client.json("/app/guarded/otp/verify", verify);
        Ticket ticket = new Ticket(body(own).get("ticket").asString());

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(site().world().guarded().redeem(ticket, new Purpose("login"), session))
                .hasValueSatisfying(number -> assertThat(number.e164()).isEqualTo("+86" + phone));
    }

    @Test
    default void form_sendVerify_worksWithoutASession() {
        String phone = site().phone();

        HttpResponse<String> sent = site().post(Site.SEND, Site.FORM, "phone=%2B86+" + phone + "&purpose=login");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        String challenge = body(sent).get("challengeId").asString();
        HttpResponse<String> verified = site().post(
                        Site.VERIFY,
                        Site.FORM,
                        "challengeId=" + challenge + "&purpose=login&code=" + site().codeOn(phone));

        assertThat(verified.statusCode()).isEqualTo(200);
        for (HttpResponse<String> answer : List.of(sent, verified)) {
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    default void secondFilter_hasSettingsAndServiceOfItsOwn() {
        HttpResponse<String> answer = site().post("/app/guarded/otp/send", Site.JSON, Site.sendBody(site().phone()));

        assertThat(answer.statusCode()).isEqualTo(428);
        assertThat(code(answer)).isEqualTo("captcha-required");
    }

    @Test
    default void status_tellsOfWhatWasSentAndOfNothingElse() {
        String challenge = body(site().send(site().phone())).get("challengeId").asString();

        HttpResponse<String> known = site().client().get("/app/otp/status?challengeId=" + challenge);
        HttpResponse<String> unknown = site().client().get("/app/otp/status?challengeId=" + "A".repeat(22));

        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(body(known).get("channel").asString()).isEqualTo("sms");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(code(unknown)).isEqualTo("not-found");
    }

    @Test
    default void callback_withTheToken_isAcknowledged() {
        HttpResponse<String> answer = site().post(Site.CALLBACK, Site.FORM, "sms_status=%5B%5D");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("SUCCESS");
    }

    @Test
    default void callback_withAnotherToken_isTheApplicationsToAnswer() {
        HttpResponse<String> stranger = site().post(Site.CALLBACK + "x", Site.FORM, "sms_status=%5B%5D");
        HttpResponse<String> anyPath = site().post("/app/unknown", Site.FORM, "sms_status=%5B%5D");

        assertThat(Site.isPassedOn(stranger)).isTrue();
        assertThat(stranger.statusCode()).isEqualTo(anyPath.statusCode()).isEqualTo(404);
        assertThat(stranger.body()).isEqualTo(anyPath.body());
        assertThat(names(stranger)).isEqualTo(names(anyPath));
    }

    /** Whether the connection is kept goes by when the body came. */
    private static Set<String> names(HttpResponse<String> answer) {
        Set<String> names = new HashSet<>(answer.headers().map().keySet());
        names.remove("connection");
        return names;
    }
}
