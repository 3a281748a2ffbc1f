package io.github.otpgate;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.otpgate.captcha.RemoteVerifier;
import io.github.otpgate.captcha.remote.RemoteCaptchaSettings;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.TlsSettings;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderType;
import io.github.otpgate.redis.SharedRedis;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody forgot, or an environment does not have. */
@SuppressWarnings("NullAway")
class MissingValuesTest {

    private static Arguments list(String key, Consumer<OtpServiceBuilder> call) {
        return Arguments.of(key, call);
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                list("secret-keys[0]", otp -> otp.secretKeys((String) null)),
                list("allowed-countries[1]", otp -> otp.allowedCountries("CN", null)),
                list("limits.phone[0]", otp -> otp.phoneLimits((String) null)),
                list("test-numbers[0]", otp -> otp.testNumbers((TestNumber) null)),
                list("routes.sms[0]", otp -> otp.route(Channel.SMS, (String) null)));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void list_withoutAValue_namesItsKey(String key, Consumer<OtpServiceBuilder> call) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> call.accept(OtpService.builder()))
                .withMessage("otp." + key + ": found nothing; allowed: a value");
    }

    @Test
    void setting_thatIsNone_isNamed() {
        Map<String, Consumer<OtpServiceBuilder>> calls = Map.of(
                "shared", otp -> otp.redis((SharedRedis) null),
                "tls", otp -> otp.redisTls((TlsSettings) null),
                "account", otp -> otp.captchaVerifier((RemoteCaptchaSettings) null),
                "verifier", otp -> otp.captchaVerifier((RemoteVerifier) null),
                "settings", otp -> otp.provider("main", null),
                "provider", otp -> otp.provider((Provider) null),
                "type", otp -> otp.providerType((ProviderType) null),
                "variables", otp -> otp.purpose("login", "2", null),
                "channel", otp -> otp.route(null, "main"));

        calls.forEach((name, call) -> assertThatNullPointerException()
                .isThrownBy(() -> call.accept(OtpService.builder()))
                .withMessage(name));
    }
}
