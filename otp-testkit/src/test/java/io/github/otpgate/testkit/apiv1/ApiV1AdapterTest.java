package io.github.otpgate.testkit.apiv1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Refusal;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.VendorAnswer.Unclear;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.provider.capability.BatchSend;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.ReplyPull;
import io.github.otpgate.provider.capability.ReportPull;
import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.MovableClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our adapter against the simulated vendor, over HTTP. */
class ApiV1AdapterTest {

    private static final Instant NOW = Instant.parse("2026-11-21T16:30:00Z");

    private final ApiV1Simulator.Builder settings = ApiV1Simulator.builder().clock(new MovableClock(NOW));
    private ApiV1Simulator vendor = settings.start();
    private OurAccount account = new OurAccount(vendor, Map.of());

    @AfterEach
    void close() {
        account.close();
        vendor.close();
    }

    private void restart(ApiV1Simulator.Builder other, Map<String, String> ours) {
        close();
        vendor = other.start();
        account = new OurAccount(vendor, ours);
    }

    private String sentId() {
        return ((Accepted) account.send()).messageId().orElseThrow();
    }

    private List<DeliveryReport> reports() {
        return account.can(ReportPull.class).pullReports().orElseThrow().items();
    }

    @Test
    void submit_arrivesUnderTheIdThatItsReportNames() {
        String id = sentId();

        assertThat(vendor.inbox().messagesTo("13800000001"))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).isEqualTo(OurAccount.TEXT));
        assertThat(reports())
                .containsExactly(new DeliveryReport(
                        id,
                        Optional.of(new VendorNumber("13800000001")),
                        DeliveryOutcome.DELIVERED,
                        "DELIVRD",
                        Optional.of(NOW)));
    }

    @Test
    void submit_answerWithoutId_isKnownByOurs() {
        restart(settings.withoutTaskIdInAnswers(), Map.of("ext-no", "10"));

        String id = sentId();

        assertThat(reports()).extracting(DeliveryReport::messageId).containsExactly(id);
    }

    @Test
    void submit_upperCaseHash_isLetIn() {
        restart(settings.upperCaseHash(), Map.of("password-hash-case", "upper"));

        assertThat(account.send()).isInstanceOf(Accepted.class);
    }

    @Test
    void submit_refused_isWhatTheOperatorSays() {
        restart(settings.balance(0), Map.of());
        assertThat(account.send()).isEqualTo(new Rejected(ErrorClass.UNKNOWN, "05"));

        restart(settings, Map.of("message-heuristics", "true"));
        assertThat(account.send()).isEqualTo(new Rejected(ErrorClass.INSUFFICIENT_BALANCE, "05"));

        restart(settings.allowedAddresses("10.0.0.1"), Map.of("error-classes", "02=ip-not-allowed"));
        assertThat(account.send()).isEqualTo(new Rejected(ErrorClass.IP_NOT_ALLOWED, "02"));
    }

    @Test
    void law7_answerLost_isUncertainUnderTheIdOfItsReport() {
        vendor.faults().next(Fault.acceptThenReset(), Fault.acceptThenAnswer(502, "text/html", "<html>"));

        List<Submission> lost = List.of(account.send(), account.send());

        assertThat(lost).hasOnlyElementsOfType(Uncertain.class);
        assertThat(reports())
                .extracting(report -> Optional.of(report.messageId()))
                .containsExactlyElementsOf(lost.stream()
                        .map(submission -> ((Uncertain) submission).messageId())
                        .toList());
        assertThat(vendor.requests().count()).isEqualTo(2);
    }

    @Test
    void batch_thousands_areOneTask() {
        List<PhoneNumber> phones = IntStream.range(0, 3000)
                .mapToObj(i -> new PhoneNumber("+86" + (13_900_000_000L + i)))
                .toList();

        List<Submission> each =
                account.can(BatchSend.class).submit(phones, OurAccount.TEXT).each();

        assertThat(each).hasSize(3000).allMatch(one -> one.equals(each.get(0)));
        assertThat(vendor.requests().count()).isEqualTo(1);
        assertThat(reports())
                .hasSize(3000)
                .allSatisfy(
                        report -> assertThat(new Accepted(report.messageId())).isEqualTo(each.get(0)));
    }

    @ParameterizedTest
    @EnumSource(ReportShape.class)
    void pull_everyShape_isReadAndThenEmpty(ReportShape shape) {
        restart(settings.reportShape(shape).successStatus(SuccessStatus.DELIVER).maskMobiles(), Map.of());
        vendor.status("13800000001", "MBBLACK");
        String id = sentId();
        vendor.report("other", "13600000014", "DELIVER");
        vendor.reply("13800001234", "\"data\":{[1]}\"message\": // 退订", "10");
        vendor.reply("13800001234", "", "");

        assertThat(reports())
                .extracting(DeliveryReport::messageId, DeliveryReport::outcome, DeliveryReport::status)
                .containsExactly(
                        tuple(id, DeliveryOutcome.BLACKLISTED, "MBBLACK"),
                        tuple("other", DeliveryOutcome.DELIVERED, "DELIVER"));
        assertThat(account.can(ReplyPull.class).pullReplies().orElseThrow().items())
                .extracting(Reply::from, Reply::text, Reply::extension, Reply::at)
                .containsExactly(
                        tuple(
                                new VendorNumber("138****1234"),
                                "\"data\":{[1]}\"message\": // 退订",
                                "10",
                                Optional.of(NOW)),
                        tuple(new VendorNumber("138****1234"), "", "", Optional.of(NOW)));
        assertThat(reports()).isEmpty();
        assertThat(account.can(ReplyPull.class).pullReplies().orElseThrow().items())
                .isEmpty();
    }

    @Test
    void pull_answerThatBreaksOff_keepsWhatCame() {
        String broken = "{\"code\":\"00\",\"data\":{[{\"sendId\":\"x\"";
        vendor.queryFaults().next(Fault.answer(200, "application/json", broken));

        assertThat(account.can(ReportPull.class).pullReports())
                .isInstanceOfSatisfying(
                        Unclear.class,
                        unclear ->
                                assertThat(unclear.body().toArray()).asString().isEqualTo(broken));
    }

    @Test
    void query_ofAPlatformWithoutIt_isRefused() {
        Refused<Object> notThere = new Refused<>(new Refusal(ErrorClass.UNKNOWN, "HTTP 404"));
        restart(settings.firstVersion(), Map.of());
        vendor.queryFaults().next(Fault.answer(404, "application/json", "{\"status\":404,\"error\":\"Not Found\"}"));

        assertThat(account.can(ReportPull.class).pullReports()).isEqualTo(notThere);
        assertThat(account.can(BalanceQuery.class).balance()).isEqualTo(notThere);
    }

    @Test
    void balance_prepaidAndPostpaid_areToldApart() {
        restart(settings.balance(200_000), Map.of());
        assertThat(account.can(BalanceQuery.class).balance())
                .isEqualTo(new Success<>(Balance.prepaid(new BigDecimal("200000"))));

        restart(settings.balance(-5).postpaid(), Map.of());
        assertThat(account.can(BalanceQuery.class).balance())
                .isEqualTo(new Success<>(new Balance(new BigDecimal("-5"), Balance.Payment.POSTPAID, Map.of())));
        assertThat(account.send()).isInstanceOf(Accepted.class);
    }
}
