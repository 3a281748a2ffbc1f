package io.github.otpgate.provider.haotingyun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Refusal;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.VendorAnswer.Unclear;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.provider.capability.TemplateAdministration.Notify;
import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.provider.capability.VendorTemplate;
import io.github.otpgate.provider.capability.VendorTemplate.State;
import io.github.otpgate.provider.haotingyun.AccountProfile.Alarm;
import io.github.otpgate.provider.haotingyun.AccountProfile.Changes;
import io.github.otpgate.provider.haotingyun.AccountProfile.Profile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What else one would do in the vendor's console: templates, black words, the account. */
class HaotingyunConsoleTest {

    private static final String TEMPLATE =
            "{\"tpl_id\":9527,\"tpl_content\":\"【豪霆云】您的验证码是#code#\",\"check_status\":\"CHECKING\",\"reason\":null}";
    private static final String USER = "{\"nick\":\"zhangshan\",\"gmt_created\":\"2012-09-11 15:14:00\","
            + "\"mobile\":\"1381****4\",\"email\":\"zhangshan@company.com\",\"ip_whitelist\":null,"
            + "\"api_version\":\"v1\",\"balance\":1000,\"alarm_balance\":100,\"emergency_contact\":\"张三\","
            + "\"emergency_mobile\":\"138****34\"}";

    private final CannedApi vendor = new CannedApi();
    private final HaotingyunTemplates templates = new HaotingyunTemplates(vendor, CannedApi.shapes());
    private final HaotingyunWords words = new HaotingyunWords(vendor, CannedApi.shapes());
    private final HaotingyunProfile account = new HaotingyunProfile(vendor, CannedApi.shapes());

    @Test
    void template_sample_isRead() {
        VendorTemplate expected = new VendorTemplate("9527", "【豪霆云】您的验证码是#code#", State.CHECKING, Optional.empty());
        vendor.answer(200, TEMPLATE)
                .answer(200, TEMPLATE)
                .answer(200, TEMPLATE)
                .answer(200, TEMPLATE)
                .answer(200, TEMPLATE);

        assertThat(templates.add("【豪霆云】您的验证码是#code#", Notify.ALWAYS)).isEqualTo(new Success<>(expected));
        assertThat(templates.update("9527", "x")).isEqualTo(new Success<>(expected));
        assertThat(templates.delete("9527")).isEqualTo(new Success<>(expected));
        assertThat(templates.get("9527")).isEqualTo(new Success<>(expected));
        assertThat(templates.getDefault("9527")).isEqualTo(new Success<>(expected));
    }

    @ParameterizedTest
    @CsvSource({"CHECKING, CHECKING", "SUCCESS, APPROVED", "FAIL, REJECTED", "PAUSED, UNKNOWN"})
    void template_state_isOneOfOurs(String word, State state) {
        vendor.answer(200, TEMPLATE.replace("CHECKING", word));

        assertThat(templates.get("1").orElseThrow().state()).isEqualTo(state);
    }

    @Test
    void templates_sample_nameOfReasonHasASpace_y17() {
        vendor.answer(
                200,
                "[{\"tpl_id\":1,\"tpl_content\":\"您的验证码是#code#\",\"check_status\":\"FAIL\","
                        + "\"reason \":\"模板开头必须带签名，如【豪霆云】\",\"tpl_ariable\":[\"code\"]},"
                        + "{\"tpl_id\":9007199254740993,\"tpl_content\":\"【豪霆云】b\",\"check_status\":\"SUCCESS\","
                        + "\"reason \":null}]");

        assertThat(templates.list().orElseThrow())
                .containsExactly(
                        new VendorTemplate("1", "您的验证码是#code#", State.REJECTED, Optional.of("模板开头必须带签名，如【豪霆云】")),
                        new VendorTemplate("9007199254740993", "【豪霆云】b", State.APPROVED, Optional.empty()));
    }

    @Test
    void template_reasonWithoutSpace_isReadToo() {
        vendor.answer(200, TEMPLATE.replace("null", "\"x\""));

        assertThat(templates.get("1").orElseThrow().reason()).contains("x");
    }

    @Test
    void template_inAWrapper_isRead() {
        vendor.answer(200, "{\"template\":" + TEMPLATE + "}");

        assertThat(templates.update("9527", "x").orElseThrow().id()).isEqualTo("9527");
    }

    @Test
    void defaults_areAList() {
        vendor.answer(200, "[" + TEMPLATE + "," + TEMPLATE + "]").answer(200, "[]");

        assertThat(templates.listDefaults().orElseThrow()).hasSize(2);
        assertThat(templates.list().orElseThrow()).isEmpty();
    }

    @Test
    void template_refusal_isOne() {
        vendor.answer(400, "{\"code\":6}").answer(200, "{\"code\":5}").answer(400, "{\"code\":-1}");

        assertThat(templates.add("x", Notify.NEVER))
                .isEqualTo(new Refused<>(new Refusal(ErrorClass.TEMPLATE_MISMATCH, "6")));
        assertThat(templates.get("1")).isEqualTo(new Refused<>(new Refusal(ErrorClass.TEMPLATE_MISMATCH, "5")));
        assertThat(templates.list()).isEqualTo(new Refused<>(new Refusal(ErrorClass.AUTH_FAILED, "-1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"tpl_id\":1}",
                "{\"tpl_content\":\"x\"}",
                "{\"code\":true,\"tpl_id\":1,\"tpl_content\":\"x\"}",
                "{\"template\":null}",
                "7"
            })
    void template_anythingElse_isUnclear(String body) {
        vendor.answer(200, body).answer(200, body.equals("[]") ? "[null]" : body);

        assertThat(templates.get("1")).isInstanceOf(Unclear.class);
        assertThat(templates.list()).isInstanceOf(Unclear.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "1,2", "12345678901234567890", "１"})
    void template_idThatWouldMeanSomethingElse_isNotAskedFor(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> templates.get(id));
        assertThatIllegalArgumentException().isThrownBy(() -> templates.getDefault(id));
        assertThatIllegalArgumentException().isThrownBy(() -> templates.delete(id));
        assertThatIllegalArgumentException().isThrownBy(() -> templates.update(id, "x"));
        assertThat(vendor.requests()).isEmpty();
    }

    @Test
    void words_y19() {
        vendor.answer(200, "[]")
                .answer(200, "[ \"发票\", \"测试\" ]")
                .answer(400, "{\"http_status_code\":400,\"code\":-11,\"msg\":\"用户未开启该功能\"}");

        assertThat(words.blackWords("x")).isEqualTo(new Success<>(List.of()));
        assertThat(words.blackWords("x")).isEqualTo(new Success<>(List.of("发票", "测试")));
        assertThat(words.blackWords("x")).isEqualTo(new Refused<>(new Refusal(ErrorClass.ACCOUNT_DISABLED, "-11")));
    }

    @Test
    void words_withCommasBetween_areWords() {
        vendor.answer(200, "\"发票, 测试\"").answer(200, "\"\"");

        assertThat(words.blackWords("x")).isEqualTo(new Success<>(List.of("发票", "测试")));
        assertThat(words.blackWords("x")).isEqualTo(new Success<>(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"code\":0}", "[1]", "[null]", "[\"a\",{}]", "[\" \"]", "null", "", "0"})
    void words_anythingElse_isNotThatThereAreNone(String body) {
        vendor.answer(200, body);

        assertThat(words.blackWords("x")).isInstanceOf(Unclear.class);
    }

    @Test
    void profile_sample_isRead() {
        Profile expected = new Profile(
                "zhangshan",
                Optional.of(Instant.parse("2012-09-11T07:14:00Z")),
                Optional.of(new VendorNumber("1381****4")),
                Optional.of("zhangshan@company.com"),
                Optional.empty(),
                new BigDecimal("1000"),
                new Alarm(
                        Optional.of(new BigDecimal("100")),
                        Optional.of("张三"),
                        Optional.of(new VendorNumber("138****34"))));
        vendor.answer(200, USER).answer(200, USER);

        assertThat(account.profile()).isEqualTo(new Success<>(expected));
        assertThat(account.update(Changes.ofContact("张三"))).isEqualTo(new Success<>(expected));
    }

    @Test
    void profile_printsNobody() {
        vendor.answer(200, USER.replace("null", "\"192.0.2.1\""));

        Profile profile = account.profile().orElseThrow();

        assertThat(profile.allowedAddresses()).contains("192.0.2.1");
        assertThat(profile + " " + profile.alarm())
                .contains("1000")
                .doesNotContain("zhang")
                .doesNotContain("张三")
                .doesNotContain("138")
                .doesNotContain("192.0.2.1");
        assertThat(new Changes(Optional.of("张三"), Optional.of(new PhoneNumber("+8613800138000")), OptionalLong.of(5))
                        .toString())
                .doesNotContain("张三")
                .doesNotContain("138");
    }

    @Test
    void changes_ofNothingOrToNothing_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Changes(Optional.empty(), Optional.empty(), OptionalLong.empty()))
                .withMessageContaining("at least one");
        assertThatIllegalArgumentException().isThrownBy(() -> Changes.ofContact(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> Changes.ofAlarmBelow(-1));
        assertThat(Changes.ofMobile(new PhoneNumber("+8613800138000")).contact())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000", "\"12.3400\", 12.3400", "-5, -5", "0.05, 0.05"})
    void balance_piecesOrMoney_isExact(String written, BigDecimal balance) {
        vendor.answer(200, USER.replace(":1000", ":" + written));

        assertThat(account.balance()).isEqualTo(new Success<>(Balance.prepaid(balance)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"nick\":\"a\"}",
                "{\"balance\":null}",
                "{\"balance\":\"much\"}",
                "{\"code\":null,\"balance\":1}",
                "7"
            })
    void balance_thatIsNotThere_isUnclear(String body) {
        vendor.answer(200, body);

        assertThat(account.balance()).isInstanceOf(Unclear.class);
    }

    @Test
    void balance_refusal_isOne() {
        vendor.answer(400, "{\"code\":-3,\"balance\":1}");

        assertThat(account.balance()).isEqualTo(new Refused<>(new Refusal(ErrorClass.IP_NOT_ALLOWED, "-3")));
    }
}
