package io.github.otpgate.testkit.httpbatch;

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
import io.github.otpgate.provider.capability.Reply.Part;
import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.RecordedRequest;
import io.github.otpgate.testkit.VendorServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The platform pushes over HTTP; the adapter reads. */
class HttpBatchPushingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MovableClock clock = new MovableClock(Instant.parse("2010-12-24T10:02:59+08:00"));
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<PushResult> results = new CopyOnWriteArrayList<>();
    private final VendorServer customer = VendorServer.start(0, new Receiver());

    private final class Receiver implements VendorServer.Vendor {

        private final PushDecoder decoder = account(URI.create("http://127.0.0.1:1"))
                .provider()
                .capability(PushDecoder.class)
                .orElseThrow();

        @Override
        public boolean sends(RecordedRequest request) {
            return true;
        }

        @Override
        public HttpReply answer(RecordedRequest request) {
            PushResult result = decoder.decode(new PushRequest(
                    request.method(), request.query(), request.header("Content-Type"), Bytes.of(request.body())));
            results.add(result);
            return HttpReply.text(
                    result.answer().status(), "text/plain", result.answer().body());
        }
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        customer.close();
    }

    private Account account(URI vendor) {
        Account account = new Account(vendor, clock, Map.of("push-receiver", "admin", "push-password", "p:1&2"));
        opened.add(account);
        return account;
    }

    private HttpBatchSimulator start(HttpBatchBuilder settings) {
        HttpBatchSimulator vendor = settings.clock(clock)
                .pushLogin("admin", "p:1&2")
                .callbackUrl(customer.baseUri().resolve("/callback"))
                .start();
        opened.add(vendor);
        return vendor;
    }

    private HttpBatchSimulator start() {
        return start(HttpBatchSimulator.builder());
    }

    private String send(HttpBatchSimulator vendor) {
        Accepted accepted = (Accepted) account(vendor.baseUri()).provider().submit(Account.message(Account.TEXT));
        return accepted.messageId().orElseThrow();
    }

    private List<DeliveryReport> reports() {
        return results.stream()
                .flatMap(result -> ((Decoded) result).reports().stream())
                .toList();
    }

    private List<Reply> replies() {
        return results.stream()
                .flatMap(result -> ((Decoded) result).replies().stream())
                .toList();
    }

    @Test
    void report_ofAMessage_comesUnderItsId() throws Exception {
        HttpBatchSimulator vendor = start();

        String msgid = send(vendor);
        vendor.pushes().awaitIdle(PATIENCE);

        assertThat(reports())
                .containsExactly(new DeliveryReport(
                        msgid,
                        Optional.of(new VendorNumber("13800138000")),
                        DeliveryOutcome.DELIVERED,
                        "DELIVRD",
                        Optional.of(Instant.parse("2010-12-24T10:02:00+08:00"))));
        assertThat(customer.requests().last())
                .hasValueSatisfying(request -> assertThat(request.method()).isEqualTo("GET"));
        assertThat(customer.requests().last().orElseThrow().query())
                .isEqualTo("receiver=admin&pswd=p%3A1%262&msgid=" + msgid
                        + "&reportTime=1012241002&mobile=13800138000&status=DELIVRD");
    }

    @Test
    void report_otherStatus_isReadWhetherItsColonIsEscapedOrNot() throws Exception {
        for (HttpBatchBuilder settings : List.of(
                HttpBatchSimulator.builder(),
                HttpBatchSimulator.builder().plainColons(),
                HttpBatchSimulator.builder().pushByPost())) {
            HttpBatchSimulator vendor = start(settings);
            vendor.status("13800138000", "JA:0009");
            send(vendor);
            vendor.pushes().awaitIdle(PATIENCE);
        }

        assertThat(reports()).extracting(DeliveryReport::status).containsExactly("JA:0009", "JA:0009", "JA:0009");
        assertThat(customer.requests().list())
                .extracting(request -> request.query().contains("JA%3A0009"))
                .containsExactly(true, false, false);
    }

    @Test
    void report_ofManyAtOnce_comesInBatches() throws Exception {
        HttpBatchSimulator vendor = start(HttpBatchSimulator.builder().reportsAtOnce(2));
        vendor.status("13800138001", "MBBLACK");

        new TestClient(vendor.baseUri())
                .post(Platform.BATCH, TestClient.send("13800138000,13800138001,13800138002", Account.TEXT, ""));
        vendor.pushes().awaitIdle(PATIENCE);

        assertThat(results).hasSize(2);
        assertThat(reports())
                .extracting(report -> report.to().orElseThrow().text(), DeliveryReport::outcome)
                .containsExactly(
                        tuple("13800138000", DeliveryOutcome.DELIVERED),
                        tuple("13800138001", DeliveryOutcome.BLACKLISTED),
                        tuple("13800138002", DeliveryOutcome.DELIVERED));
    }

    @Test
    void report_whereNoneIsWanted_isNotPushed() throws Exception {
        HttpBatchSimulator vendor = start();
        String form = TestClient.send("13800138000", Account.TEXT, "").replace("true", "false");

        new TestClient(vendor.baseUri()).post(Platform.BATCH, form);
        vendor.report("1", "13800138000", "DELIVRD");
        vendor.pushes().awaitIdle(PATIENCE);

        assertThat(reports()).extracting(DeliveryReport::messageId).containsExactly("1");
    }

    @Test
    void report_notTaken_pausesLosesWhatComesMeanwhileAndIsTriedAgain() throws Exception {
        HttpBatchSimulator vendor = start();
        customer.faults().next(Fault.answer(500, "text/plain", "OK"));

        vendor.report("1", "13800138000", "DELIVRD");
        vendor.pushes().awaitPause(PATIENCE);
        vendor.report("2", "13800138000", "DELIVRD");
        vendor.pushes().skipPause();
        vendor.pushes().awaitIdle(PATIENCE);
        vendor.report("3", "13800138000", "DELIVRD");
        vendor.pushes().awaitIdle(PATIENCE);

        assertThat(reports()).extracting(DeliveryReport::messageId).containsExactly("1", "3");
        assertThat(vendor.pushes().lost()).isEqualTo(1);
        assertThat(vendor.pushes().attempts())
                .extracting(HttpBatchPushes.Attempt::isTaken)
                .containsExactly(false, true, true);
    }

    @Test
    void report_answeredWithOtherWords_isNotTakenAndTriedAnHourLater() throws Exception {
        HttpBatchSimulator vendor = start(HttpBatchSimulator.builder().speed(3_600_000));
        customer.faults().next(Fault.answer(200, "text/plain", "SUCCESS"), Fault.answer(200, "text/plain", ""));

        vendor.report("1", "13800138000", "DELIVRD");
        vendor.pushes().awaitIdle(PATIENCE);

        assertThat(vendor.pushes().attempts())
                .extracting(HttpBatchPushes.Attempt::answer)
                .containsExactly("SUCCESS", "", "OK");
        assertThat(reports()).hasSize(1);
    }

    @Test
    void report_toNobody_isNotTaken() throws Exception {
        HttpBatchSimulator vendor = start();
        vendor.pushes().to(URI.create("http://127.0.0.1:1/callback"));

        vendor.report("1", "13800138000", "DELIVRD");
        vendor.pushes().awaitPause(PATIENCE);
        vendor.pushes().to(customer.baseUri());
        vendor.pushes().skipPause();
        vendor.pushes().awaitIdle(PATIENCE);

        assertThat(vendor.pushes().attempts())
                .extracting(HttpBatchPushes.Attempt::status)
                .containsExactly(0, 200);
    }

    @Test
    void push_withAnotherLogin_isTurnedAway() throws Exception {
        HttpBatchSimulator stranger = HttpBatchSimulator.builder()
                .callbackUrl(customer.baseUri())
                .pushLogin("admin", "guess")
                .start();
        opened.add(stranger);

        stranger.reply("13800138000", "hello");
        stranger.pushes().awaitIdle(PATIENCE);

        assertThat(results).singleElement().isInstanceOf(PushResult.Undecodable.class);
        assertThat(stranger.pushes().attempts())
                .extracting(HttpBatchPushes.Attempt::status)
                .containsExactly(403);
    }

    @Test
    void reply_short_comesWhole() throws Exception {
        HttpBatchSimulator vendor = start();

        vendor.reply("13800210021", "退订 T=1&x");
        vendor.pushes().awaitIdle(PATIENCE);

        assertThat(replies())
                .containsExactly(new Reply(
                        Optional.empty(),
                        new VendorNumber("13800210021"),
                        "退订 T=1&x",
                        Optional.of(Instant.parse("2010-12-24T10:02:00+08:00")),
                        "1065751600001",
                        Optional.empty()));
    }

    @Test
    void reply_long_canBeJoinedHoweverItsPartsCome() throws Exception {
        HttpBatchSimulator vendor =
                start(HttpBatchSimulator.builder().shuffledParts(7).doubledParts());
        String text = "一二三四五六七八九十".repeat(30) + "😀".repeat(40);

        vendor.reply("13800210021", text);
        vendor.pushes().awaitIdle(PATIENCE);

        Map<Integer, String> parts = new TreeMap<>();
        replies().forEach(reply -> parts.put(reply.part().orElseThrow().number(), reply.text()));
        assertThat(String.join("", parts.values())).isEqualTo(text);
        assertThat(replies()).hasSize(2 * parts.size());
        assertThat(replies()).extracting(reply -> reply.part().map(Part::total)).containsOnly(Optional.of(6));
        assertThat(replies())
                .extracting(reply -> reply.part().orElseThrow().number())
                .isNotEqualTo(replies().stream()
                        .map(reply -> reply.part().orElseThrow().number())
                        .sorted()
                        .toList());
    }

    @Test
    void reply_notTaken_isPushedOnceAndStopsNothing() throws Exception {
        HttpBatchSimulator vendor = start();
        customer.faults().next(Fault.answer(500, "text/plain", "OK"));

        vendor.reply("13800210021", "hello");
        vendor.report("1", "13800138000", "DELIVRD");
        vendor.pushes().awaitIdle(PATIENCE);

        assertThat(replies()).isEmpty();
        assertThat(reports()).hasSize(1);
        assertThat(vendor.pushes().attempts()).hasSize(2);
    }
}
