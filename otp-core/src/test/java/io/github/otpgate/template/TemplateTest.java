package io.github.otpgate.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.model.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static PurposeText text(String template, Map<String, String> variables) {
        return PurposeText.of("purposes.login", template, variables, "豪霆云");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 【豪霆云】您的验证码是123456",
        "2, 【豪霆云】您的验证码是123456。如非本人操作，请忽略本短信",
        "3, 【豪霆云】亲爱的小明，您的验证码是123456。如非本人操作，请忽略本短信",
        "4, 【豪霆云】亲爱的小明，您的验证码是123456。有效期为1小时，请尽快验证",
        "5, 【豪霆云】感谢您注册云平台，您的验证码是123456",
        "6, 【豪霆云】欢迎使用云平台，您的手机验证码是123456。本条信息无需回复",
        "7, 【豪霆云】正在找回密码，您的验证码是123456",
        "8, 【豪霆云】激活码是123456。如非本人操作，请致电400-081-2798",
        "9, 【豪霆云】123456(云平台手机动态码，请完成验证)，如非本人操作，请忽略本短信"
    })
    void render_defaultTemplates_areTheVendorsTexts(String number, String expected) {
        Map<String, String> values = switch (number) {
            case "3" -> Map.of("name", "小明");
            case "4" -> Map.of("name", "小明", "hour", "1");
            case "5", "6", "9" -> Map.of("app", "云平台");
            case "8" -> Map.of("tel", "400-081-2798");
            default -> Map.of();
        };

        assertThat(text(number, values).render("123456")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${code}", "{code}", "%s%n", "{{code}}", "$1", "\\", "${jndi:ldap://x}"})
    void render_valueThatLooksLikeCode_isLiteral(String value) {
        assertThat(text("5", Map.of("app", value)).render("123456")).isEqualTo("【豪霆云】感谢您注册" + value + "，您的验证码是123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#code#", "【x】", "a\nb", "a\u202Eb", "\u200B", "\uD800", "", "\uFEFF", "\u2028"})
    void of_valueThatMayNotStandInAMessage_namesTheKeyAndNotTheValue(String value) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> text("5", Map.of("app", value)))
                .withMessageStartingWith("otp.purposes.login.variables.app: found");
    }

    @Test
    void of_missingSuperfluousOrUnknown_namesTheKey() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> text("5", Map.of()))
                .withMessageStartingWith("otp.purposes.login.variables.app: found nothing");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> text("2", Map.of("app", "x")))
                .withMessageStartingWith("otp.purposes.login.variables.app: found a variable");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> text("10", Map.of()))
                .withMessageStartingWith("otp.purposes.login.template: found 10");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> text("您的验证码是#code#", Map.of()))
                .withMessageContaining("signature");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> text("【x】您好", Map.of()))
                .withMessageContaining("#code#");
    }

    @Test
    void render_codeInTwoPlaces_isTheSameCode() {
        assertThat(text("【#company#】#code#是#app#的验证码，请勿将#code#告诉他人", Map.of("app", "云平台"))
                        .render("123456"))
                .isEqualTo("【豪霆云】123456是云平台的验证码，请勿将123456告诉他人");
    }

    @Test
    void of_ownText_isUsed() {
        assertThat(text("【#company#】#code#，5分钟内有效", Map.of()).render("123456")).isEqualTo("【豪霆云】123456，5分钟内有效");
    }
}
