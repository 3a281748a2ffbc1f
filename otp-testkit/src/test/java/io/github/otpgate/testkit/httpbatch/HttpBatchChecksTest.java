package io.github.otpgate.testkit.httpbatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HttpBatchChecksTest {

    private static final String PHONE = "13800138000";
    private static final String TEXT = "【朗宇信息】您的验证码是1234";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T23:00:00+08:00"));
    private HttpBatchSimulator vendor =
            HttpBatchSimulator.builder().clock(clock).start();

    @AfterEach
    void close() {
        vendor.close();
    }

    private void with(HttpBatchBuilder other) {
        vendor.close();
        vendor = other.clock(clock).start();
    }

    private int code(String mobiles, String text, String more) {
        return new TestClient(vendor.baseUri()).code(TestClient.send(mobiles, text, more));
    }

    private int code(String mobiles, String text) {
        return code(mobiles, text, "");
    }

    private int code(String form) {
        return new TestClient(vendor.baseUri()).code(form);
    }

    @Test
    void login_wrongOrMissingOrUnreadable_is101Or102() {
        String good = TestClient.send(PHONE, TEXT, "");

        assertThat(code(good)).isZero();
        assertThat(code(good.replace("test01", "x"))).isEqualTo(101);
        assertThat(code(good.replace("account=test01&", ""))).isEqualTo(101);
        assertThat(code(good + "&msg=twice")).isEqualTo(101);
        assertThat(code(good + "&x=%GG")).isEqualTo(101);
        assertThat(code(good.replace("123456", "1234567"))).isEqualTo(102);
        assertThat(code(good.replace("pswd=123456&", ""))).isEqualTo(102);
        assertThat(vendor.inbox().messages()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE", value = AccountState.class)
    void state_otherThanActive_refusesUntilItEnds(AccountState state) {
        vendor.state(state);
        assertThat(code(PHONE, TEXT)).isEqualTo(state.code()).isGreaterThan(100);
        vendor.state(AccountState.ACTIVE);

        assertThat(code(PHONE, TEXT)).isZero();
        assertThat(vendor.inbox().messages()).hasSize(1);
    }

    @Test
    void pace_moreThanTheBucketHolds_is103UntilItFills() {
        with(HttpBatchSimulator.builder().pace(2));

        assertThat(IntStream.range(0, 3).map(i -> code(PHONE, TEXT))).containsExactly(0, 0, 103);
        clock.advance(Duration.ofMillis(500));
        assertThat(IntStream.range(0, 2).map(i -> code(PHONE, TEXT))).containsExactly(0, 103);
        clock.advance(Duration.ofHours(1));
        assertThat(IntStream.range(0, 3).map(i -> code(PHONE, TEXT))).containsExactly(0, 0, 103);
    }

    @Test
    void blackWord_is105() {
        with(HttpBatchSimulator.builder().blackWords("发票"));

        assertThat(code(PHONE, "代开发票")).isEqualTo(105);
        assertThat(code(PHONE, TEXT)).isZero();
    }

    @Test
    void length_h20_536AreSentAnd537And0Are106() {
        assertThat(code(PHONE, "字".repeat(536))).isZero();
        assertThat(vendor.balance()).containsEntry("274463133", 999_999_992L);
        assertThat(code(PHONE, "字".repeat(537))).isEqualTo(106);
        assertThat(code(PHONE, "")).isEqualTo(106);
        with(HttpBatchSimulator.builder().longestText(700));
        assertThat(code(PHONE, "字".repeat(700))).isZero();
    }

    @Test
    void numbers_badOnes_are107AndNobodyIsSentTo() {
        assertThat(code(PHONE + ",1380013800", TEXT)).isEqualTo(107);
        assertThat(code(PHONE + ",", TEXT)).isEqualTo(107);
        assertThat(code("+86" + PHONE, TEXT)).isEqualTo(107);
        assertThat(code("12800138000", TEXT)).isEqualTo(107);
        assertThat(vendor.inbox().messages()).isEmpty();
    }

    @Test
    void numbers_noneOrTooMany_are108() {
        String few = String.join(",", Collections.nCopies(200, PHONE));

        assertThat(code("", TEXT)).isEqualTo(108);
        assertThat(code(String.join(",", Collections.nCopies(50_001, PHONE)), TEXT))
                .isEqualTo(108);
        TestClient client = new TestClient(vendor.baseUri());
        assertThat(client.post(Platform.FEW, TestClient.send(few, TEXT, ""))).contains(",0\n");
        assertThat(client.post(Platform.FEW, TestClient.send(few + "," + PHONE, TEXT, "")))
                .endsWith(",108");
    }

    @Test
    void balance_tooLowForAllPieces_is109AndChargesNothing() {
        with(HttpBatchSimulator.builder().product("7", 3).product("8", 100));

        assertThat(code(PHONE + ",13900139000", "字".repeat(71))).isEqualTo(109);
        assertThat(vendor.balance()).containsEntry("7", 3L).containsEntry("8", 100L);
        vendor.recharge("7", 1);
        assertThat(code(PHONE + ",13900139000", "字".repeat(71))).isZero();
        assertThat(vendor.balance()).containsEntry("7", 0L);
        assertThat(code(PHONE, TEXT, "&product=8")).isZero();
        assertThat(vendor.balance()).containsEntry("8", 99L);
    }

    @Test
    void product_unknown_is112() {
        assertThat(code(PHONE, TEXT, "&product=1")).isEqualTo(112);
    }

    @Test
    void extno_noDigitsOrTooLong_is113() {
        assertThat(code(PHONE, TEXT, "&extno=12a")).isEqualTo(113);
        assertThat(code(PHONE, TEXT, "&extno=123456789")).isEqualTo(113);
        assertThat(code(PHONE, TEXT, "&extno=12345678")).isZero();
        with(HttpBatchSimulator.builder().longestExtno(2));
        assertThat(code(PHONE, TEXT, "&extno=123")).isEqualTo(113);
    }

    @Test
    void signature_whereOneIsNeeded_is116WithoutIt() {
        with(HttpBatchSimulator.builder().signatures("朗宇信息"));

        assertThat(code(PHONE, "您的验证码是1234")).isEqualTo(116);
        assertThat(code(PHONE, "【别人】您的验证码是1234")).isEqualTo(116);
        assertThat(code(PHONE, TEXT)).isZero();
        assertThat(code(PHONE, "您的验证码是1234【朗宇信息】")).isZero();
    }

    @Test
    void whiteList_otherContent_is120() {
        with(HttpBatchSimulator.builder().whiteList("【朗宇信息】您的验证码是[0-9]{4}"));

        assertThat(code(PHONE, TEXT)).isZero();
        assertThat(code(PHONE, TEXT + "。")).isEqualTo(120);
    }

    @Test
    void chuanglan_daysLimitAndMissingFlag_are120And121() {
        with(HttpBatchSimulator.builder().chuanglan().dailyLimit(1));
        String form = TestClient.send(PHONE, TEXT, "");

        assertThat(code(form.replace("&needstatus=true", ""))).isEqualTo(121);
        assertThat(code(form)).isZero();
        assertThat(code(form)).isEqualTo(120);
        clock.advance(Duration.ofHours(1));
        assertThat(code(form)).isZero();
    }
}
