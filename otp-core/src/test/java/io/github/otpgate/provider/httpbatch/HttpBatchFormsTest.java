package io.github.otpgate.provider.httpbatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.ProviderSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpBatchFormsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2017-09-30T06:06:38Z"), ZoneOffset.UTC);

    private static HttpBatchSettings settings(Map<String, String> more) {
        Map<String, String> all =
                new HashMap<>(Map.of("base-url", "http://127.0.0.1:1", "account", "acct", "password", "secret"));
        all.putAll(more);
        return new HttpBatchSettings(new ProviderSettings("second", all));
    }

    private static HttpBatchForms forms(Map<String, String> more) {
        HttpBatchSettings settings = settings(more);
        return new HttpBatchForms(settings.login(CLOCK), settings.extras());
    }

    @Test
    void send_h01_hasTheFieldsOfTheSampleInItsOrder() {
        HttpBatchForms forms = forms(Map.of("account", "test01", "password", "123456", "product", "274463133"));

        assertThat(forms.send(
                        List.of(new PhoneNumber("+8618900000000"), new PhoneNumber("+8613800138000")), "【朗宇信息】您好"))
                .containsExactly(
                        entry("account", "test01"),
                        entry("pswd", "123456"),
                        entry("mobile", "18900000000,13800138000"),
                        entry("msg", "【朗宇信息】您好"),
                        entry("needstatus", "true"),
                        entry("product", "274463133"));
    }

    @Test
    void send_everyOption_isAppended() {
        HttpBatchForms forms = forms(Map.of("product", "7", "extno", "0012", "response-type", "json"));

        assertThat(forms.send(List.of(new PhoneNumber("+93701234567")), "hi"))
                .containsExactly(
                        entry("account", "acct"),
                        entry("pswd", "secret"),
                        entry("mobile", "+93701234567"),
                        entry("msg", "hi"),
                        entry("needstatus", "true"),
                        entry("product", "7"),
                        entry("extno", "0012"),
                        entry("resptype", "json"));
    }

    @Test
    void login_h19_hashesWithTheTimeInBeijing() {
        assertThat(settings(Map.of("auth", "md5-ts")).login(CLOCK).fields())
                .containsExactly(
                        entry("account", "acct"),
                        entry("pswd", "CEC03B54D797326F16046E25E4726354"),
                        entry("ts", "20170930140638"));
    }

    @Test
    void balance_isTheLoginAlone() {
        assertThat(forms(Map.of("product", "7", "response-type", "json")).balance())
                .containsExactly(entry("account", "acct"), entry("pswd", "secret"));
    }

    @Test
    void login_printed_hidesItself() {
        assertThat(settings(Map.of()).login(CLOCK)).asString().doesNotContain("acct", "secret");
    }
}
