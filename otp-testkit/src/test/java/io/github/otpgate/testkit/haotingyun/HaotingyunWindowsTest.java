package io.github.otpgate.testkit.haotingyun;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HaotingyunWindowsTest {

    private static final String PHONE = "13800138000";
    private static final String PARCEL = "【豪霆云】您的包裹已发货";
    private static final Duration TICK = Duration.ofNanos(1);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T00:00:00Z"));
    private final HaotingyunSimulator.Builder settings =
            HaotingyunSimulator.builder().clock(clock).template("【豪霆云】您的#item#已发货");
    private HaotingyunSimulator vendor = settings.start();
    private TestClient client = new TestClient(vendor.baseUri());

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void send_sameTemplateOtherCode_is33Until30Seconds() {
        assertThat(code(PHONE, otp("1111"))).isZero();

        clock.advance(Duration.ofSeconds(30).minus(TICK));
        TestClient.Answer answer = client.single(PHONE, otp("2222"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(33);
        assertThat(answer.json().get("msg").isNull()).isTrue();
        assertThat(answer.json().get("detail").stringValue()).contains(PHONE, "超过频率");

        clock.advance(TICK);
        assertThat(code(PHONE, otp("2222"))).isZero();
    }

    @Test
    void send_otherTemplateOrNumber_isNot33() {
        assertThat(code(PHONE, otp("1111"))).isZero();

        assertThat(code(PHONE, "【豪霆云】正在找回密码，您的验证码是1111")).isZero();
        assertThat(code("13700137000", otp("1111"))).isZero();
    }

    @Test
    void send_plus86_isTheSameNumber() {
        assertThat(code("+86" + PHONE, otp("1111"))).isZero();

        assertThat(code(PHONE, otp("2222"))).isEqualTo(33);
    }

    @Test
    void send_templateWindowOff_otherCodePassesSameContentIs8() {
        restart(settings.withoutTemplateWindow());

        assertThat(code(PHONE, otp("1111"))).isZero();
        assertThat(code(PHONE, otp("2222"))).isZero();
        assertThat(code(PHONE, otp("1111"))).isEqualTo(8);
    }

    @Test
    void send_sameContent_is8Until30Seconds() {
        assertThat(code(PHONE, PARCEL)).isZero();

        clock.advance(Duration.ofSeconds(30).minus(TICK));
        assertThat(code(PHONE, PARCEL)).isEqualTo(8);
        clock.advance(TICK);
        assertThat(code(PHONE, PARCEL)).isZero();
    }

    @Test
    void send_fourthSameContent_is9UntilTheFirstIs5MinutesOld() {
        assertThat(code(PHONE, PARCEL)).isZero();
        clock.advance(Duration.ofSeconds(100));
        assertThat(code(PHONE, PARCEL)).isZero();
        clock.advance(Duration.ofSeconds(100));
        assertThat(code(PHONE, PARCEL)).isZero();

        clock.advance(Duration.ofSeconds(100).minus(TICK));
        assertThat(code(PHONE, PARCEL)).isEqualTo(9);
        assertThat(code(PHONE, "【豪霆云】您的信件已发货")).isZero();

        clock.advance(TICK);
        assertThat(code(PHONE, PARCEL)).isZero();
        // Sliding: the second, third and fourth are in the window now, a counter that resets would let this pass.
        clock.advance(Duration.ofSeconds(99));
        assertThat(code(PHONE, PARCEL)).isEqualTo(9);
    }

    @Test
    void send_refused_doesNotCount() {
        assertThat(code(PHONE, PARCEL)).isZero();
        clock.advance(Duration.ofSeconds(20));
        assertThat(code(PHONE, PARCEL)).isEqualTo(8);

        clock.advance(Duration.ofSeconds(10));
        assertThat(code(PHONE, PARCEL)).isZero();
    }

    @Test
    void send_hourlyLimit_is22UntilTheFirstIsOneHourOld() {
        restart(settings.hourlyLimit(3));
        for (int i = 0; i < 3; i++) {
            assertThat(code(PHONE, otp("111" + i))).isZero();
            clock.advance(Duration.ofMinutes(10));
        }

        clock.advance(Duration.ofMinutes(30).minus(TICK));
        assertThat(code(PHONE, otp("2222"))).isEqualTo(22);
        assertThat(code(PHONE, PARCEL)).isZero();
        clock.advance(TICK);
        assertThat(code(PHONE, otp("2222"))).isZero();
    }

    @Test
    void send_hourlyLimitByDefault_isOff() {
        for (int i = 0; i < 5; i++) {
            assertThat(code(PHONE, otp("111" + i))).isZero();
            clock.advance(Duration.ofSeconds(30));
        }
    }

    @Test
    void send_manyAtOnce_oneIsAccepted() {
        List<CompletableFuture<Integer>> sends = IntStream.range(0, 32)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> code(PHONE, otp("11" + (10 + i)))))
                .toList();

        assertThat(sends.stream().map(CompletableFuture::join).filter(code -> code == 0))
                .hasSize(1);
        assertThat(vendor.inbox().messages()).hasSize(1);
        assertThat(vendor.requests().count()).isEqualTo(32);
    }

    private void restart(HaotingyunSimulator.Builder other) {
        vendor.close();
        vendor = other.start();
        client = new TestClient(vendor.baseUri());
    }

    private int code(String mobile, String text) {
        return client.single(mobile, text).code();
    }

    private static String otp(String code) {
        return "【豪霆云】您的验证码是" + code;
    }
}
