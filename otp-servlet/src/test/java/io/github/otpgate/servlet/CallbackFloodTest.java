package io.github.otpgate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever pushes too much is told to come again, and nothing of it is read. */
class CallbackFloodTest {

    private static final String TOKEN = "the-current-token-of-this-test";
    private static final String MAIN = "/otp/callbacks/main/" + TOKEN;
    private static final int BURST = 4;

    private final SteppedTime time = new SteppedTime();
    private final RecordingApplication application = new RecordingApplication(
            WebSettings.DEFAULT.withCallbacks(CallbackTokens.of(TOKEN)).withCallbackRate(BURST / 2), time);
    private final TestClient client = application.client();

    @AfterEach
    void stop() {
        application.close();
    }

    private HttpResponse<String> push() {
        return client.form(MAIN, "sms_status=1");
    }

    private void pushWhatMayComeAtOnce() {
        for (int i = 0; i < BURST; i++) {
            assertThat(push().body()).isEqualTo("SUCCESS");
        }
    }

    @Test
    void law8_tooMany_areNotAcknowledgedSoThatTheVendorRepeats() {
        pushWhatMayComeAtOnce();

        for (HttpResponse<String> refused : List.of(push(), client.get(MAIN + "?report=1"))) {
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(TestClient.code(refused)).isEqualTo("unavailable");
        }
        assertThat(application.pushes).hasSize(BURST);
    }

    @Test
    void tooMany_afterThatTime_areTaken() {
        pushWhatMayComeAtOnce();
        assertThat(push().statusCode()).isEqualTo(503);

        time.pass(Duration.ofSeconds(1));

        assertThat(push().body()).isEqualTo("SUCCESS");
    }

    @Test
    void tooMany_forOneProvider_hinderNoOther() {
        pushWhatMayComeAtOnce();
        assertThat(push().statusCode()).isEqualTo(503);

        assertThat(client.form("/otp/callbacks/second/" + TOKEN, "a=1").body()).isEqualTo("OK");
    }

    @Test
    void tooMany_bodies_areNotRead() {
        pushWhatMayComeAtOnce();

        HttpResponse<String> refused =
                client.exchange(client.to(MAIN).POST(BodyPublishers.ofByteArray(new byte[1024 * 1024 + 1])));

        assertThat(refused.statusCode()).isEqualTo(503);
    }

    /** Neither who guesses tokens nor who guesses names can keep a vendor out, or learn from a 503 that he guessed well. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/otp/callbacks/main/another-token-than-that-of-this-test",
                "/otp/callbacks/main/" + TOKEN + "/",
                "/otp/callbacks/nobody/" + TOKEN,
                "/otp/callbacks/main%0a/" + TOKEN
            })
    void wrongTokenOrProvider_anyNumber_useNothingUp(String wrong) {
        String unknown = dateless("/otp/unknown");

        for (int i = 0; i < 10 * BURST; i++) {
            assertThat(dateless(wrong)).isEqualTo(unknown);
        }

        pushWhatMayComeAtOnce();
        assertThat(application.pushes).hasSize(BURST);
    }

    private String dateless(String path) {
        return RawHttp.get(application.port(), path).replaceFirst("\r\nDate: [^\r]*", "");
    }
}
