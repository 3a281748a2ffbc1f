package io.github.otpgate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.receipt.Delivery;
import io.github.otpgate.receipt.DeliveryState;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusTest {

    private static final ChallengeId CHALLENGE = new ChallengeId("the-challenge");

    private RecordingApplication application;
    private TestClient client;

    @BeforeAll
    void start() {
        application = RecordingApplication.behind();
        client = application.client();
    }

    @BeforeEach
    void forget() {
        application.deliveries.clear();
        application.statuses.clear();
    }

    @AfterAll
    void stop() {
        application.close();
    }

    private void known(DeliveryState state, DeliveryState shown, Channel channel) {
        application.deliveries.put(
                CHALLENGE,
                new Delivery(
                        CHALLENGE,
                        "138****8000",
                        new Purpose("login"),
                        channel,
                        Instant.EPOCH,
                        state,
                        state != shown,
                        shown,
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, SMS, accepted, sms",
        "SUBMITTED, SMS, submitted, sms",
        "DELIVERED, VOICE, delivered, voice",
        "FAILED, SMS, failed, sms",
        "UNKNOWN, SMS, unknown, sms"
    })
    void status_ofAKnownChallenge_isStateAndChannel(DeliveryState state, Channel channel, String word, String by) {
        known(state, state, channel);

        HttpResponse<String> answer = client.get("/otp/status?challengeId=the-challenge");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"state\":\"" + word + "\",\"channel\":\"" + by + "\"}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void status_ofAWithheldMessage_isWhatAnotherWouldShow() {
        known(DeliveryState.ACCEPTED, DeliveryState.SUBMITTED, Channel.SMS);

        assertThat(client.get("/otp/status?challengeId=the-challenge").body())
                .isEqualTo("{\"state\":\"submitted\",\"channel\":\"sms\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "", "%20", "a.b", "a%0ab", "%E9%AA%8C", "the-challenge%00", "the-challenge/"})
    void status_ofAnythingElse_looksAlike(String id) {
        known(DeliveryState.DELIVERED, DeliveryState.DELIVERED, Channel.SMS);

        HttpResponse<String> answer = client.get("/otp/status?challengeId=" + id);
        HttpResponse<String> malformed = client.get("/otp/status?challengeId=" + "x".repeat(129));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(TestClient.code(answer)).isEqualTo("not-found");
        assertThat(answer.body()).isEqualTo(malformed.body());
        assertThat(answer.headers().map().keySet())
                .isEqualTo(malformed.headers().map().keySet());
    }

    @Test
    void status_ofNothingOrOfTwo_answers400() {
        for (String query : new String[] {"", "?", "?challengeid=x", "?challengeId=x&challengeId=y"}) {
            assertThat(client.get("/otp/status" + query).statusCode()).isEqualTo(400);
        }
        assertThat(application.statuses).isEmpty();
    }

    @Test
    void law6_storeAway_answers503() {
        HttpResponse<String> answer = client.get("/otp/status?challengeId=down");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(TestClient.code(answer)).isEqualTo("unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "PUT", "DELETE"})
    void status_otherMethod_answers405(String method) {
        HttpResponse<String> answer = client.exchange(
                client.to("/otp/status?challengeId=the-challenge").method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET");
    }
}
