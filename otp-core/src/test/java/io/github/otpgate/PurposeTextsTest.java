package io.github.otpgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service does not start with a text that a provider on its route would refuse. */
class PurposeTextsTest {

    private static final String TEMPLATE_7 = "7";

    private static final int LENGTH = "【豪霆云】正在找回密码，您的验证码是123456".length();

    private record LimitedProvider(String name, Channel channel, int longestText) implements Provider {
        @Override
        public List<Window> windows() {
            return List.of();
        }

        @Override
        public Submission submit(Message message) {
            throw new IllegalStateException("nothing is sent in these tests");
        }
    }

    private static OtpServiceBuilder settings(Provider... providers) {
        OtpServiceBuilder builder = OtpService.builder()
                .secretKeys(Base64.getEncoder().encodeToString(new byte[32]))
                .signature("豪霆云")
                .redis("redis://127.0.0.1:1");
        List.of(providers).forEach(builder::provider);
        return builder;
    }

    private static Provider sms(String name, int longestText) {
        return new LimitedProvider(name, Channel.SMS, longestText);
    }

    @Test
    void build_textThatJustFits_starts() {
        OtpServiceBuilder settings = settings(sms("main", LENGTH)).purpose("reset-password", TEMPLATE_7, Map.of());

        try (OtpService otp = settings.build()) {
            assertThat(otp.providers()).containsKey("main");
        }
    }

    @Test
    void build_textTooLongForAnyProviderOnTheRoute_namesTemplateLengthsAndProvider() {
        OtpServiceBuilder settings = settings(sms("main", 500), sms("second", LENGTH - 1))
                .route(Channel.SMS, "main", "second")
                .purpose("reset-password", TEMPLATE_7, Map.of());

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(settings::build)
                .satisfies(failure -> assertThat(failure.key()).isEqualTo("purposes.reset-password.template"))
                .withMessageContaining("found a text of " + LENGTH + " characters")
                .withMessageContaining("at most " + (LENGTH - 1) + ", which provider 'second' takes");
    }

    @Test
    void build_longerCode_countsInTheText() {
        OtpServiceBuilder settings =
                settings(sms("main", LENGTH)).codeLength(7).purpose("reset-password", TEMPLATE_7, Map.of());

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(settings::build)
                .withMessageContaining((LENGTH + 1) + " characters");
    }

    @Test
    void build_longBecauseOfItsVariables_namesThemAndNotTheirValues() {
        OtpServiceBuilder settings = settings(sms("main", 30)).purpose("register", "5", Map.of("app", "云".repeat(60)));

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(settings::build)
                .satisfies(failure -> assertThat(failure.key()).isEqualTo("purposes.register.variables"))
                .withMessageNotContaining("云云");
    }

    @Test
    void build_providerThatIsOnNoSmsRoute_mayTakeLess() {
        OtpServiceBuilder settings = settings(
                        sms("main", 500), sms("spare", 1), new LimitedProvider("call", Channel.VOICE, 1))
                .route(Channel.SMS, "main")
                .route(Channel.VOICE, "call");

        try (OtpService otp = settings.build()) {
            assertThat(otp.providers()).hasSize(3);
        }
    }

    @Test
    void build_defaultPurpose_isCheckedToo() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(settings(sms("main", 10))::build)
                .satisfies(failure -> assertThat(failure.key()).isEqualTo("purposes.login.template"));
    }
}
