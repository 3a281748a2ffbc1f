package io.github.otpgate.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.otpgate.model.ConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSettingsTest {

    private static final String LABEL = "a".repeat(63);

    private static String url(String written) {
        return new ProviderSettings("main", Map.of("base-url", written))
                .requiredUrl("base-url")
                .toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sms.example.com",
                "http://127.0.0.1:8080/vendor",
                "http://[::1]:8080",
                "http://[::ffff:1.2.3.4]",
                "https://sms.example.com.",
                "HTTPS://sms.example.com"
            })
    void requiredUrl_ofTheWeb_comesBackAsItIs(String written) {
        assertThat(url(written)).isEqualTo(written);
        assertThat(url(written + "/")).isEqualTo(written);
        assertThat(url("http://" + LABEL + ".com")).endsWith(LABEL + ".com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a" + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" + ".com",
                "http://[fe80::1%25eth0]",
                "http://[fe80::1%1]",
                "http://user:s3cr3t@sms.example.com",
                "http://sms.example.com?key=s3cr3t",
                "http://sms.example.com:0",
                "http://sms.example.com:65536",
                "ftp://sms.example.com",
                "sms.example.com"
            })
    void requiredUrl_thatNoRequestCanGoTo_isNamedAndNotRepeated(String written) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> url(written))
                .withMessageContaining("providers.main.base-url")
                .withMessageNotContaining("s3cr3t");
    }

    @Test
    void requiredUrl_longerThanANameCanBe_isRefused() {
        String longest = (LABEL + ".").repeat(3) + "a".repeat(61);

        assertThat(url("http://" + longest)).endsWith(longest);
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> url("http://" + longest + "a"));
    }

    @Test
    void key_inTwoSpellings_isRefusedWithoutItsValues() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new ProviderSettings("main", Map.of("api-key", "s3cr3t", "apiKey", "s3cr3t2")))
                .withMessageContaining("providers.main.api")
                .withMessageNotContaining("s3cr3t");
    }

    @Test
    void allowOnly_unknownKey_namesAlsoWhatOthersTookOut() {
        ProviderSettings rest = new ProviderSettings("main", Map.of("type", "any", "queue", "1", "kee", "s3cr3t"))
                .without(Set.of("queue"))
                .without(Set.of("merge"));

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> rest.allowOnly(Set.of("api-key", "uid")))
                .withMessageContaining("providers.main.kee")
                .withMessageContaining("api-key, merge, queue, uid")
                .withMessageNotContaining("s3cr3t");
    }

    @Test
    void key_inAnySpelling_isFound() {
        ProviderSettings settings = new ProviderSettings("main", Map.of("API_KEY", " k "));

        assertThat(settings.optional("api-key")).contains("k");
        assertThat(settings).hasToString("ProviderSettings[main]");
    }

    private enum Speed {
        AT_ONCE,
        LATER
    }

    private static ProviderSettings with(String key, String value) {
        return new ProviderSettings("main", Map.of(key, value));
    }

    private static ConfigurationException refusal(ThrowingCallable asking) {
        return catchThrowableOfType(ConfigurationException.class, asking);
    }

    @Test
    void value_ofItsForm_isTaken_andAMissingOneOnlyWhereItMayBe() {
        Predicate<String> word = text -> text.equals("yes");

        assertThat(with("a", " yes ").optional("a", word, "yes")).contains("yes");
        assertThat(with("a", "yes").required("a", word, "yes")).isEqualTo("yes");
        assertThat(with("a", " ").optional("a", word, "yes")).isEmpty();
        assertThat(refusal(() -> with("a", " ").required("a", word, "yes")))
                .hasMessage("otp.providers.main.a: found nothing; allowed: yes");
    }

    @Test
    void value_ofAnotherForm_isNamedAndNotRepeated() {
        Predicate<String> word = text -> text.equals("yes");

        assertThat(refusal(() -> with("a", "s3cr3t").optional("a", word, "yes")))
                .hasMessage("otp.providers.main.a: found something else; allowed: yes");
        assertThat(refusal(() -> with("a", "s3cr3t").required("a", word, "yes")))
                .hasMessage("otp.providers.main.a: found something else; allowed: yes");
    }

    @Test
    void longestText_isTheConfiguredLength_elseTheVendors() {
        assertThat(with("longestText", "9999").longestText(500)).isEqualTo(9999);
        assertThat(with("longest-text", "1").longestText(500)).isEqualTo(1);
        assertThat(with("a", "1").longestText(500)).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "+1", "01", "10000", "1.5", "many", "\u0661"})
    void longestText_ofAnotherForm_isNamed(String written) {
        assertThat(refusal(() -> with("longest-text", written).longestText(500)).key())
                .isEqualTo("providers.main.longest-text");
    }

    @Test
    void choice_isTheConfiguredOne_elseThePreset() {
        assertThat(with("speed", "at-once").choice("speed", Speed.LATER)).isEqualTo(Speed.AT_ONCE);
        assertThat(with("a", "x").choice("speed", Speed.LATER)).isEqualTo(Speed.LATER);
        assertThat(with("speed", "AT-once").choiceInAnyCase("speed", Speed.LATER))
                .isEqualTo(Speed.AT_ONCE);
        assertThat(with("a", "x").choiceInAnyCase("speed", Speed.LATER)).isEqualTo(Speed.LATER);
        assertThat(with("speed", "up").choice("speed", List.of("down", "up"))).isEqualTo("up");
        assertThat(with("a", "x").choice("speed", List.of("down", "up"))).isEqualTo("down");
    }

    @Test
    void choice_ofSomethingElse_saysWhatThereIs() {
        assertThat(refusal(() -> with("speed", "At-once").choice("speed", Speed.LATER)))
                .hasMessage("otp.providers.main.speed: found 'At-once'; allowed: at-once or later");
        assertThat(refusal(() -> with("speed", "NEVER").choiceInAnyCase("speed", Speed.LATER)))
                .hasMessage("otp.providers.main.speed: found 'never'; allowed: at-once or later");
        assertThat(refusal(() -> with("speed", "Up").choice("speed", List.of("down", "up"))))
                .hasMessage("otp.providers.main.speed: found 'Up'; allowed: down or up");
    }
}
