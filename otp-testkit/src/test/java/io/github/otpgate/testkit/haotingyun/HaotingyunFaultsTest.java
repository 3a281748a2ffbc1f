package io.github.otpgate.testkit.haotingyun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.testkit.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HaotingyunFaultsTest {

    private static final String PHONE = "13800138000";
    private static final String TEXT = "【豪霆云】您的验证码是1234";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final HaotingyunSimulator vendor = HaotingyunSimulator.start();
    private final TestClient client = new TestClient(vendor.baseUri());

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void answer_next_playedOnceAndNothingSent() {
        vendor.faults().next(Fault.answer(502, "text/html", "<h1>Bad Gateway</h1>"));

        assertThat(client.single(PHONE, TEXT)).isEqualTo(new TestClient.Answer(502, "<h1>Bad Gateway</h1>"));
        assertThat(vendor.inbox().messages()).isEmpty();
        assertThat(client.single(PHONE, TEXT).status()).isEqualTo(200);
        assertThat(vendor.requests().count()).isEqualTo(2);
    }

    @Test
    void next_several_playedInOrderThenTheStandingOne() {
        vendor.faults().always(Fault.answer(503, "text/plain", "busy"));
        vendor.faults().next(Fault.answer(500, "text/plain", "1"), Fault.answer(501, "text/plain", "2"));

        assertThat(client.single(PHONE, TEXT).status()).isEqualTo(500);
        assertThat(client.single(PHONE, TEXT).status()).isEqualTo(501);
        assertThat(client.single(PHONE, TEXT).status()).isEqualTo(503);
        assertThat(client.single(PHONE, TEXT).status()).isEqualTo(503);
        vendor.faults().clear();
        assertThat(client.single(PHONE, TEXT).status()).isEqualTo(200);
    }

    @Test
    void next_requestThatSendsNothing_leavesTheFaultInPlace() {
        vendor.faults().next(Fault.answer(500, "text/plain", ""));

        assertThat(client.post("/v2/user/none.json", "").status()).isEqualTo(404);
        assertThat(client.single(PHONE, TEXT).status()).isEqualTo(500);
    }

    @Test
    void delay_next_worksAfterwards() {
        vendor.faults().next(Fault.delay(Duration.ofMillis(300)));
        long start = System.nanoTime();

        assertThat(client.single(PHONE, TEXT).status()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
        assertThat(vendor.inbox().messages()).hasSize(1);
    }

    @Test
    void reset_next_connectionResetAndNothingSent() throws IOException {
        vendor.faults().next(Fault.reset());

        assertResetByPeer();

        assertThat(vendor.inbox().messages()).isEmpty();
        assertThat(vendor.requests().count()).isEqualTo(1);
    }

    @Test
    void acceptThenReset_next_connectionResetButSent() throws IOException {
        vendor.faults().next(Fault.acceptThenReset());

        assertResetByPeer();

        assertThat(vendor.inbox().messages()).hasSize(1);
    }

    @Test
    void acceptThenHang_next_sentAndSilentUntilCleared() throws IOException {
        vendor.faults().next(Fault.acceptThenHang());

        try (Socket socket = sent()) {
            vendor.inbox().awaitMessage(PHONE, SOON);
            socket.setSoTimeout(200);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            vendor.faults().clear();

            socket.setSoTimeout(10_000);
            assertThat(new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void acceptThenHang_longest_answersWhenItIsOver() {
        vendor.faults().next(Fault.acceptThenHang(Duration.ofMillis(100)));

        assertThat(client.single(PHONE, TEXT).status()).isEqualTo(200);
    }

    @Test
    void close_hanging_endsAtOnce() throws IOException {
        vendor.faults().next(Fault.acceptThenHang());

        try (Socket socket = sent()) {
            vendor.inbox().awaitMessage(PHONE, SOON);
            CompletableFuture.runAsync(vendor::close)
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
            socket.setSoTimeout(10_000);
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void acceptThenAnswer_next_garbageButSent() {
        vendor.faults().next(Fault.acceptThenAnswer(200, "application/json", "{\"code\":"));

        assertThat(client.single(PHONE, TEXT)).isEqualTo(new TestClient.Answer(200, "{\"code\":"));
        assertThat(vendor.inbox().messages()).hasSize(1);
    }

    @Test
    void refusalWithStatus200_next_sameBodyOtherStatus() {
        vendor.faults().next(Fault.refusalWithStatus200());

        TestClient.Answer answer = client.single(PHONE, "无签名");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isEqualTo(16);
    }

    @Test
    void slowBody_next_wholeBodyByteByByte() {
        vendor.faults().next(Fault.slowBody(Duration.ofMillis(5)));
        long start = System.nanoTime();

        TestClient.Answer answer = client.single(PHONE, TEXT);

        assertThat(answer.code()).isZero();
        int bytes = answer.text().getBytes(StandardCharsets.UTF_8).length;
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(5L * (bytes - 1)));
    }

    private void assertResetByPeer() throws IOException {
        try (Socket socket = sent()) {
            socket.setSoTimeout(10_000);
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    private Socket sent() throws IOException {
        String body = TestClient.form(PHONE, TEXT);
        String head = "POST " + SendEndpoints.SINGLE + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: "
                + body.length() + "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n";
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), vendor.baseUri().getPort());
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
