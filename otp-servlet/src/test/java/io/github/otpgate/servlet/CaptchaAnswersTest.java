package io.github.otpgate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.CaptchaOffer.Limited;
import io.github.otpgate.CaptchaOffer.Offered;
import io.github.otpgate.CaptchaOffer.Refused;
import io.github.otpgate.captcha.CaptchaChallenge.Remote;
import io.github.otpgate.captcha.CaptchaChallenge.Slider;
import io.github.otpgate.model.Bytes;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CaptchaAnswersTest {

    private final CaptchaAnswers answers = new CaptchaAnswers();

    @Test
    void offered_slider_hasItsPicturesAsDataUris() {
        byte one = (byte) 0xFB;
        Slider slider = new Slider("id", Duration.ofMillis(90_999), Bytes.of(one, one, one), Bytes.of((byte) 1), 17);

        Answer answer = answers.offered(new Offered(slider));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"id\":\"id\",\"kind\":\"slider\",\"expiresInSeconds\":90,"
                        + "\"image\":\"data:image/jpeg;base64,+/v7\",\"piece\":\"data:image/png;base64,AQ==\","
                        + "\"width\":320,\"height\":160,\"top\":17}");
    }

    @Test
    void offered_remote_namesItsKindAndKey() {
        Answer answer = answers.offered(new Offered(new Remote("id", Duration.ofMinutes(2), "turnstile", "1x00")));

        assertThat(answer.body())
                .isEqualTo("{\"id\":\"id\",\"kind\":\"turnstile\",\"expiresInSeconds\":120,\"siteKey\":\"1x00\"}");
    }

    @Test
    void limited_wait_isTheNextStep() {
        Answer answer = answers.limited(new Limited(Duration.ZERO));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers()).containsEntry("Retry-After", "60");
    }

    @Test
    void refused_is400() {
        Answer answer = answers.refused(new Refused());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"invalid-request\"", "purpose: found an unknown name");
    }
}
