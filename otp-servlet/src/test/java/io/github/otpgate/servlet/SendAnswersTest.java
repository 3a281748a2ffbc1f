package io.github.otpgate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueResult.Cause;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.IssueResult.Limited;
import io.github.otpgate.IssueResult.Reason;
import io.github.otpgate.IssueResult.Refused;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendAnswersTest {

    private final SendAnswers answers = new SendAnswers();

    @ParameterizedTest
    @CsvSource({
        "PT0.000000001S,PHONE,1",
        "PT1S,PHONE,1",
        "PT1.001S,PHONE,2",
        "PT59.999999999S,PHONE,60",
        "PT0.001S,GUESSES,60",
        "PT60S,GUESSES,60",
        "PT60.001S,GUESSES,120",
        "PT59M1S,GUESSES,3600",
        "PT0.001S,SHARED,60",
        "PT60S,SHARED,60",
        "PT60.001S,SHARED,300",
        "PT5M,SHARED,300",
        "PT6M,SHARED,900",
        "PT15M1S,SHARED,3600",
        "PT60M,SHARED,3600",
        "PT60M0.001S,SHARED,86400",
        "PT48H,SHARED,86400"
    })
    void limited_wait_isRoundedUp(Duration wait, Cause cause, String seconds) {
        Answer answer = answers.limited(new Limited(wait, cause));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers()).containsEntry("Retry-After", seconds);
    }

    @Test
    void limited_everyCause_hasTheSameBodyThatNamesNone() {
        Answer phone = answers.limited(new Limited(Duration.ofSeconds(7), Cause.PHONE));

        for (Cause cause : Cause.values()) {
            assertThat(answers.limited(new Limited(Duration.ofMinutes(3), cause))
                            .body())
                    .isEqualTo(phone.body())
                    .doesNotContainIgnoringCase("phone", "address", "guess", "budget");
        }
        assertThat(TooMany.coarse(Duration.ZERO).body()).isEqualTo(phone.body());
    }

    @Test
    void refused_captcha_namesAKindOnlyWhereNotAnyWillDo() {
        Answer any = answers.refused(new Refused(Reason.CAPTCHA_REQUIRED));
        Answer slider = answers.refused(new Refused(Reason.SLIDER_REQUIRED));

        assertThat(any.status()).isEqualTo(428);
        assertThat(any.body()).endsWith("\"code\":\"captcha-required\"}");
        assertThat(slider.status()).isEqualTo(428);
        assertThat(slider.body()).endsWith("\"code\":\"captcha-required\",\"kind\":\"slider\"}");
    }

    @Test
    void limited_lockedOrNot_readsTheSame() {
        assertThat(answers.limited(new Limited(Duration.ofMinutes(1), Cause.GUESSES)))
                .isEqualTo(answers.limited(new Limited(Duration.ofMinutes(1), Cause.PHONE)));
    }

    @Test
    void issued_partsOfSeconds_neverPromiseTooMuch() {
        Answer answer = answers.issued(new Issued(
                new ChallengeId("id"),
                new PhoneNumber("+8613800138000"),
                Channel.VOICE,
                8,
                Duration.ofMillis(299_999),
                Duration.ofMillis(59_001),
                false));

        assertThat(answer.body())
                .isEqualTo("{\"challengeId\":\"id\",\"phone\":\"138****8000\",\"channel\":\"voice\",\"codeLength\":8,"
                        + "\"expiresInSeconds\":299,\"resendInSeconds\":60}");
        assertThat(answer.toString()).isEqualTo("Answer[status=202]");
    }
}
