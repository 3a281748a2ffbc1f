package io.github.otpgate.testkit.smscn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.VendorAnswer.Unclear;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.SendRecord;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.ReceivedMessage;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapter against the vendor, over real HTTP. */
class SmscnFlowTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T15:30:00Z"));
    private SmscnSimulator vendor = SmscnSimulator.builder().clock(clock).start();

    @AfterEach
    void close() {
        vendor.close();
    }

    private Adapter adapter(Map<String, String> more) {
        return new Adapter(vendor.baseUri(), clock, more);
    }

    private Adapter restarted(SmscnSimulator.Builder builder) {
        vendor.close();
        vendor = builder.clock(clock).start();
        return adapter(Adapter.BY_PASSWORD);
    }

    private static String idOf(Submission submission) {
        return ((Accepted) submission).messageId().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "password, 123123, json, UTF-8",
        "password, 123123, xml, UTF-8",
        "password, 123123, txt, UTF-8",
        "secret-key, 64CQMlr579J0L46U9q1qR285Risfc04G, json, GBK",
        "secret-key, 64CQMlr579J0L46U9q1qR285Risfc04G, xml, GBK",
        "secret-key, 64CQMlr579J0L46U9q1qR285Risfc04G, txt, GBK"
    })
    void everything_inEachFormAndCharset_isUnderstood(String key, String secret, String format, String charset) {
        restarted(SmscnSimulator.builder().responseCharset(Charset.forName(charset)))
                .close();
        try (Adapter adapter = adapter(Map.of(key, secret, "format", format))) {
            Submission submission = adapter.call("034336");

            assertThat(vendor.inbox().messagesTo(Adapter.PHONE))
                    .extracting(ReceivedMessage::text)
                    .containsExactly("您的验证码是：034336。");
            assertThat(idOf(submission)).matches("[0-9]{20}").doesNotContain("13900008888");
            assertThat(adapter.balance().balance())
                    .isEqualTo(new Success<>(Balance.prepaid(new BigDecimal(999_999_999))));
            assertThat(adapter.reports().pullReports().orElseThrow().items())
                    .extracting(DeliveryReport::messageId, DeliveryReport::outcome)
                    .containsExactly(tuple(idOf(submission), DeliveryOutcome.DELIVERED));
            assertThat(adapter.records()
                            .pullRecords(Optional.empty(), Optional.empty())
                            .orElseThrow()
                            .items())
                    .extracting(SendRecord::text)
                    .containsExactly("您的验证码是：034336。");
        }
    }

    @Test
    void call_digitsSpaced_areHeardOneByOne() {
        try (Adapter adapter = adapter(Map.of("password", "123123", "digits", "spaced"))) {
            adapter.call("234336");

            assertThat(vendor.inbox().messages().get(0).text()).isEqualTo("您的验证码是：2 3 4 3 3 6。");
        }
    }

    @ParameterizedTest
    @CsvSource({"131, INVALID_NUMBER", "132, UNREACHABLE", "133, UNREACHABLE", "134, UNREACHABLE", "130, UNKNOWN"})
    void reports_v16AndOthers_sayWhatBecameOfTheCall(String resultcode, DeliveryOutcome outcome) {
        vendor.outcome(Adapter.PHONE, resultcode, "UNDELIV");
        try (Adapter adapter = adapter(Adapter.BY_PASSWORD)) {
            String id = idOf(adapter.call("234336"));

            var first = adapter.reports().pullReports().orElseThrow();
            var second = adapter.reports().pullReports().orElseThrow();

            assertThat(first.items()).singleElement().satisfies(report -> {
                assertThat(report.messageId()).isEqualTo(id);
                assertThat(report.outcome()).isEqualTo(outcome);
                assertThat(report.status()).isEqualTo(resultcode + " UNDELIV");
                assertThat(report.at()).contains(clock.instant());
                assertThat(report.to().orElseThrow().mayMean(new PhoneNumber("+8613900008888")))
                        .isTrue();
            });
            assertThat(second.items()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml"})
    void records_moreThanAPage_comeOnceAndThenNone(String format) {
        try (Adapter adapter = adapter(Map.of("password", "123123", "format", format))) {
            IntStream.range(0, 60).forEach(i -> adapter.call("1390000" + (1000 + i % 2), "1000" + i));
            PhoneNumber one = new PhoneNumber("+8613900001001");
            LocalDate day = LocalDate.of(2026, 11, 21);

            assertThat(pulled(adapter, Optional.of(day.minusDays(1)), Optional.empty()))
                    .isEmpty();
            assertThat(pulled(adapter, Optional.of(day), Optional.of(one))).hasSize(30);
            assertThat(pulled(adapter, Optional.empty(), Optional.empty())).hasSize(30);
            assertThat(pulled(adapter, Optional.empty(), Optional.empty())).isEmpty();
        }
    }

    private static List<SendRecord> pulled(Adapter adapter, Optional<LocalDate> day, Optional<PhoneNumber> phone) {
        return adapter.records().pullRecords(day, phone).orElseThrow().items();
    }

    @Test
    void reports_sixty_comeInPagesOfFifty() {
        try (Adapter adapter = adapter(Adapter.BY_PASSWORD)) {
            IntStream.range(0, 60).forEach(i -> adapter.call("1000" + i));

            assertThat(adapter.reports().pullReports().orElseThrow().items()).hasSize(50);
            assertThat(adapter.reports().pullReports().orElseThrow().items()).hasSize(10);
        }
    }

    @Test
    void law7_answerLostAfterTheCall_isUncertainUnderTheIdItsReportHas() {
        vendor.faults().next(Fault.acceptThenReset());
        try (Adapter adapter = adapter(Adapter.BY_KEY)) {
            Submission submission = adapter.call("234336");

            String id = ((Uncertain) submission).messageId().orElseThrow();
            assertThat(vendor.requests().count()).isEqualTo(1);
            assertThat(adapter.reports().pullReports().orElseThrow().items())
                    .extracting(DeliveryReport::messageId)
                    .containsExactly(id);
        }
    }

    @Test
    void law7_garbageOrSilence_isUncertainAndNotRepeated() {
        vendor.faults()
                .next(
                        Fault.acceptThenAnswer(200, "text/html", "<html>"),
                        Fault.acceptThenHang(),
                        Fault.answer(502, "text/html", "{\"stat\":\"119\"}"));
        try (Adapter adapter = Adapter.impatient(vendor.baseUri(), clock, Adapter.BY_KEY)) {
            assertThat(adapter.call("1000")).isInstanceOf(Uncertain.class);
            assertThat(adapter.call("1001")).isInstanceOf(Uncertain.class);
            assertThat(adapter.call("1002")).isInstanceOf(Uncertain.class);
            assertThat(vendor.requests().count()).isEqualTo(3);
        }
    }

    @Test
    void reports_unreadableAnswer_isKept() {
        String half = "{\"stat\":\"100\",\"values\":[{";
        vendor.queryFaults().next(Fault.acceptThenAnswer(200, "text/html", half));
        try (Adapter adapter = adapter(Adapter.BY_PASSWORD)) {
            assertThat(adapter.reports().pullReports())
                    .isInstanceOfSatisfying(
                            Unclear.class,
                            unclear -> assertThat(unclear.body())
                                    .isEqualTo(Bytes.of(half.getBytes(StandardCharsets.UTF_8))));
        }
    }

    @Test
    void call_byManyThreads_eachHasItsOwnIdAndReport() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (Adapter adapter = adapter(Adapter.BY_KEY)) {
            List<Callable<Submission>> calls = IntStream.range(0, 200)
                    .<Callable<Submission>>mapToObj(i -> () -> adapter.call("1000"))
                    .toList();

            Set<String> ids = new HashSet<>();
            for (Future<Submission> call : threads.invokeAll(calls)) {
                ids.add(idOf(call.get()));
            }

            Map<String, Integer> reported = new HashMap<>();
            IntStream.range(0, 4)
                    .forEach(i -> adapter.reports()
                            .pullReports()
                            .orElseThrow()
                            .items()
                            .forEach(report -> reported.merge(report.messageId(), 1, Integer::sum)));
            assertThat(ids).hasSize(200);
            assertThat(reported.keySet()).isEqualTo(ids);
            assertThat(reported.values()).containsOnly(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
