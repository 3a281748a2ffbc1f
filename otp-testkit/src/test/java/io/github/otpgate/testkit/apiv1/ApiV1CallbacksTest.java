package io.github.otpgate.testkit.apiv1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.PushDecoder;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.provider.capability.PushResult;
import io.github.otpgate.provider.capability.PushResult.Decoded;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.ReplyPull;
import io.github.otpgate.provider.capability.ReportPull;
import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.testkit.CallbackPusher.Attempt;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.RecordedRequest;
import io.github.otpgate.testkit.VendorServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The vendor pushes over HTTP to a server that reads with our decoder and answers as it says. */
class ApiV1CallbacksTest {

    private static final Instant NOW = Instant.parse("2026-11-21T16:30:00Z");
    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<PushResult> received = new CopyOnWriteArrayList<>();
    private final VendorServer ours = VendorServer.start(0, new CallbackServer());
    private final ApiV1Simulator.Builder settings = ApiV1Simulator.builder()
            .clock(new MovableClock(NOW))
            .callbackUrls(URI.create(ours.baseUri() + "/status?token=x"), URI.create(ours.baseUri() + "/reply"));
    private ApiV1Simulator vendor = settings.start();
    private volatile OurAccount account = new OurAccount(vendor, Map.of());

    @AfterEach
    void close() {
        account.close();
        vendor.close();
        ours.close();
    }

    private void restart(ApiV1Simulator.Builder other) {
        account.close();
        vendor.close();
        vendor = other.start();
        account = new OurAccount(vendor, Map.of());
    }

    private final class CallbackServer implements VendorServer.Vendor {

        @Override
        public boolean sends(RecordedRequest request) {
            return true;
        }

        @Override
        public HttpReply answer(RecordedRequest request) {
            PushResult result = account.can(PushDecoder.class)
                    .decode(new PushRequest(
                            request.method(),
                            request.query(),
                            request.header("Content-Type"),
                            Bytes.of(request.body())));
            received.add(result);
            return HttpReply.text(
                    result.answer().status(), "text/plain", result.answer().body());
        }
    }

    @ParameterizedTest
    @EnumSource(CallbackEncoding.class)
    void push_everyEncoding_isDecodedAndAcknowledged(CallbackEncoding encoding) throws InterruptedException {
        restart(settings.callbackEncoding(encoding));

        String id = ((Accepted) account.send()).messageId().orElseThrow();
        vendor.callbacks().awaitIdle(SOON);
        vendor.reply("13900000001", "退订 & \"回\" + TD", "10");
        vendor.callbacks().awaitIdle(SOON);

        DeliveryReport report = new DeliveryReport(
                id,
                Optional.of(new VendorNumber("13800000001")),
                DeliveryOutcome.DELIVERED,
                "DELIVRD",
                Optional.of(NOW));
        Reply reply = new Reply(
                Optional.empty(),
                new VendorNumber("13900000001"),
                "退订 & \"回\" + TD",
                Optional.of(NOW),
                "10",
                Optional.empty());
        assertThat(received)
                .extracting(result -> ((Decoded) result).reports(), result -> ((Decoded) result).replies())
                .containsExactly(tuple(List.of(report), List.of()), tuple(List.of(), List.of(reply)));
        assertThat(vendor.callbacks().attempts())
                .extracting(Attempt::status, Attempt::answer)
                .containsOnly(tuple(200, "OK"));
    }

    @Test
    void push_a14_andFetchedAgain_isTheSameReport() throws InterruptedException {
        account.send();
        vendor.callbacks().awaitIdle(SOON);

        List<DeliveryReport> fetched =
                account.can(ReportPull.class).pullReports().orElseThrow().items();

        assertThat(received).hasSize(1);
        assertThat(((Decoded) received.get(0)).reports()).isEqualTo(fetched).hasSize(1);
    }

    @Test
    void push_refused_comesOnceOnly() throws InterruptedException {
        ours.faults().next(Fault.answer(500, "text/plain", "busy"), Fault.reset());

        account.send();
        vendor.reply("13900000001", "T", "");
        vendor.callbacks().awaitIdle(SOON);

        assertThat(vendor.callbacks().attempts()).extracting(Attempt::number).containsExactly(1, 1);
        assertThat(vendor.callbacks().givenUp()).hasSize(2);
        assertThat(ours.requests().count()).isEqualTo(2);
        assertThat(account.can(ReportPull.class).pullReports().orElseThrow().items())
                .hasSize(1);
        assertThat(account.can(ReplyPull.class).pullReplies().orElseThrow().items())
                .hasSize(1);
    }

    @Test
    void push_lostOnItsWay_leavesTheReportToBeFetched() throws InterruptedException {
        restart(settings.dropCallbacks());

        account.send();
        vendor.callbacks().awaitIdle(SOON);

        assertThat(ours.requests().count()).isZero();
        assertThat(account.can(ReportPull.class).pullReports().orElseThrow().items())
                .hasSize(1);
    }

    @Test
    void push_ofThePlatformOfApril2019_neverComes() throws InterruptedException {
        restart(settings.firstVersion());

        account.send();
        vendor.callbacks().awaitIdle(SOON);

        assertThat(vendor.callbacks().attempts()).isEmpty();
    }
}
