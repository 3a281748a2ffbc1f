package io.github.otpgate.testkit.httpbatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.provider.capability.BatchSend;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.ReceivedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The adapter against the simulator, over HTTP. */
class HttpBatchSendTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2011-07-25T16:04:12+08:00"));
    private final List<AutoCloseable> opened = new ArrayList<>();
    private HttpBatchSimulator vendor =
            HttpBatchSimulator.builder().clock(clock).start();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        vendor.close();
    }

    private Provider account(Map<String, String> settings) {
        Account account = new Account(vendor.baseUri(), clock, settings);
        opened.add(account);
        return account.provider();
    }

    private Provider account(HttpBatchBuilder other, Map<String, String> settings) {
        vendor.close();
        vendor = other.clock(clock).start();
        return account(settings);
    }

    private String posted() {
        return new String(vendor.requests().last().orElseThrow().body(), UTF_8);
    }

    private static Submission submit(Provider provider) {
        return provider.submit(Account.message(Account.TEXT));
    }

    @Test
    void submit_toMainland_arrivesUnderAnIdOf19Digits() {
        Submission submission = submit(account(Map.of("product", "274463133")));

        assertThat(submission).isEqualTo(new Accepted("1000725160412000000"));
        assertThat(vendor.inbox().messagesTo("13800138000").get(0).code()).contains("1234");
        assertThat(vendor.requests().last()).hasValueSatisfying(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/msg/HttpBatchSendSM");
            assertThat(request.query()).isEmpty();
        });
        assertThat(posted())
                .isEqualTo("account=test01&pswd=123456&mobile=13800138000&msg=" + TestClient.encode(Account.TEXT)
                        + "&needstatus=true&product=274463133");
    }

    @Test
    void submit_platformThatWritesOtherwise_isUnderstood() {
        assertThat(submit(account(HttpBatchSimulator.builder().crlf(), Map.of())))
                .isEqualTo(new Accepted("1000725160412000000"));
        assertThat(submit(account(HttpBatchSimulator.builder().briefIds().withoutLastLineEnd(), Map.of())))
                .isEqualTo(new Accepted("1234567890100"));
        assertThat(submit(account(HttpBatchSimulator.builder().json(), Map.of("response-type", "json"))))
                .isEqualTo(new Accepted("1000725160412000000"));
        assertThat(submit(account(HttpBatchSimulator.builder(), Map.of("response-type", "json"))))
                .isEqualTo(new Accepted("1000725160412000000"));
    }

    @Test
    void submit_hashedPassword_isRecognised() {
        Provider provider = account(
                HttpBatchSimulator.builder().account("acct", "secret").hashedPasswords(),
                Map.of("account", "acct", "password", "secret", "auth", "md5-ts", "extno", "12"));

        assertThat(submit(provider)).isInstanceOf(Accepted.class);
        assertThat(posted())
                .contains("&ts=20110725160412&")
                .endsWith("&extno=12")
                .doesNotContain("secret");
    }

    @Test
    void submit_wrongPassword_isRejected() {
        assertThat(submit(account(Map.of("password", "x")))).isEqualTo(new Rejected(ErrorClass.AUTH_FAILED, "102"));
    }

    @Test
    void submit_longestText_h20() {
        Provider provider = account(Map.of());

        assertThat(provider.submit(Account.message("1".repeat(536)))).isInstanceOf(Accepted.class);
        assertThat(provider.submit(Account.message("1".repeat(537))))
                .isEqualTo(new Rejected(ErrorClass.CONTENT_REJECTED, "537 characters of 536"));
        assertThat(provider.submit(Account.message("")))
                .isEqualTo(new Rejected(ErrorClass.CONTENT_REJECTED, "0 characters of 536"));
        assertThat(vendor.requests().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE", value = AccountState.class)
    void submit_accountInAnyOtherState_isRejectedWithItsCode(AccountState state) {
        vendor.state(state);

        assertThat(submit(account(Map.of())))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(Integer.toString(state.code())));
    }

    @Test
    void submit_limitOfTheDay_isReadInTheConfiguredDialect() {
        HttpBatchBuilder limited = HttpBatchSimulator.builder().chuanglan().dailyLimit(1);
        Provider provider = account(limited, Map.of("dialect", "chuanglan"));

        assertThat(submit(provider)).isInstanceOf(Accepted.class);
        assertThat(submit(provider)).isEqualTo(new Rejected(ErrorClass.THROTTLED_ACCOUNT, "120"));
        assertThat(submit(account(Map.of()))).isEqualTo(new Rejected(ErrorClass.CONTENT_REJECTED, "120"));
    }

    @Test
    void submit_answerLost_isUncertainAndArrives() {
        vendor.faults().next(Fault.acceptThenReset());

        assertThat(submit(account(Map.of()))).isInstanceOf(Uncertain.class);
        assertThat(vendor.inbox().messages()).hasSize(1);
        assertThat(vendor.requests().count()).isEqualTo(1);
    }

    @Test
    void submit_pageWithHttp200_isUncertain() {
        vendor.faults().next(Fault.acceptThenAnswer(200, "text/html", "<html>20110725160412,0\n1</html>"));

        assertThat(submit(account(Map.of()))).isInstanceOf(Uncertain.class);
    }

    @Test
    void batch_many_shareOneRequestAndOneId() {
        BatchSend batch = account(Map.of()).capability(BatchSend.class).orElseThrow();
        List<PhoneNumber> phones = List.of(new PhoneNumber("+8618900000000"), Account.PHONE);

        var submission = batch.submit(phones, "【朗宇信息】您好");

        Accepted accepted = new Accepted("1000725160412000000");
        assertThat(submission.each()).containsExactly(accepted, accepted);
        assertThat(vendor.inbox().messages())
                .extracting(ReceivedMessage::phone)
                .containsExactly("18900000000", "13800138000");
        assertThat(posted())
                .isEqualTo("account=test01&pswd=123456&mobile=18900000000%2C13800138000&msg="
                        + "%E3%80%90%E6%9C%97%E5%AE%87%E4%BF%A1%E6%81%AF%E3%80%91%E6%82%A8%E5%A5%BD&needstatus=true");
    }

    @Test
    void batch_fiftyThousand_isTheMost() {
        BatchSend batch = account(Map.of()).capability(BatchSend.class).orElseThrow();
        List<PhoneNumber> phones = IntStream.range(0, 50_001)
                .mapToObj(i -> new PhoneNumber("+86" + (13_800_000_000L + i)))
                .toList();

        assertThat(batch.mostRecipients()).isEqualTo(50_000);
        assertThat(batch.submit(phones.subList(0, 50_000), "hi").each())
                .hasSize(50_000)
                .allMatch(Accepted.class::isInstance);
        assertThatThrownBy(() -> batch.submit(phones, "hi")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> batch.submit(List.of(), "hi")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> batch.submit(Collections.nCopies(2, Account.PHONE), "hi"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("13800138000");
        assertThat(vendor.requests().count()).isEqualTo(1);
    }

    @Test
    void batch_refused_isRefusedForAll() {
        BatchSend batch = account(Map.of()).capability(BatchSend.class).orElseThrow();
        List<PhoneNumber> phones = List.of(Account.PHONE, new PhoneNumber("+93701234567"));

        assertThat(batch.submit(phones, "hi").each())
                .containsExactly(
                        new Rejected(ErrorClass.INVALID_NUMBER, "107"), new Rejected(ErrorClass.INVALID_NUMBER, "107"));
        assertThat(batch.submit(phones, "1".repeat(537)).each())
                .containsOnly(new Rejected(ErrorClass.CONTENT_REJECTED, "537 characters of 536"))
                .hasSize(2);
        assertThat(vendor.requests().count()).isEqualTo(1);
    }

    @Test
    void balance_askedTooOften_asksThePlatformOnceInTenSeconds() {
        HttpBatchBuilder two =
                HttpBatchSimulator.builder().product("1234567", 1000).product("1234531", 2000);
        BalanceQuery balance = account(two, Map.of("product", "1234531"))
                .capability(BalanceQuery.class)
                .orElseThrow();

        for (int second = 0; second < 25; second++) {
            assertThat(balance.balance().orElseThrow().remaining()).isEqualByComparingTo("2000");
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(vendor.requests().list())
                .hasSize(3)
                .allMatch(request -> request.path().equals(Platform.BALANCE));
        assertThat(posted()).isEqualTo("account=test01&pswd=123456");
    }

    @Test
    void balance_askedBySomebodyElseToo_is103() {
        new TestClient(vendor.baseUri()).post(Platform.BALANCE, TestClient.LOGIN);

        assertThat(account(Map.of())
                        .capability(BalanceQuery.class)
                        .orElseThrow()
                        .balance())
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal().reason()).isEqualTo(ErrorClass.THROTTLED_ACCOUNT);
                    assertThat(refused.refusal().retryAfter()).contains(Duration.ofSeconds(10));
                });
    }
}
