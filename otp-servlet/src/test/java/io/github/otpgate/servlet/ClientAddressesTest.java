package io.github.otpgate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.ClientAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** F-01, F-03: which address the service is told, on a real Tomcat whose peer is always 127.0.0.1. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientAddressesTest {

    private static final String FORM = "phone=13800138000&purpose=login";
    private static final Optional<ClientAddress> PEER = ClientAddress.parse("127.0.0.1");

    private RecordingApplication direct;
    private RecordingApplication proxied;

    @BeforeAll
    void start() {
        direct = RecordingApplication.behind("10.0.0.0/8", "192.0.2.7");
        proxied = RecordingApplication.behind("127.0.0.0/8", "10.0.0.0/8", "2001:db8::/32");
    }

    @AfterAll
    void stop() {
        direct.close();
        proxied.close();
    }

    private static Optional<ClientAddress> seen(RecordingApplication application, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Host: a.example";
        String answer = RawHttp.postForm(application.port(), "/otp/send", FORM, all);
        assertThat(answer).startsWith("HTTP/1.1 428");
        return application.newestAddress();
    }

    private static Optional<ClientAddress> address(String literal) {
        return ClientAddress.parse(literal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Forwarded-For", "X-Real-IP", "Forwarded", "CF-Connecting-IP", "True-Client-IP", "X-Client-IP"
            })
    void peerThatIsNoProxy_isTheClientWhateverItWrites(String header) {
        for (int i = 1; i <= 5; i++) {
            String value = header.equals("Forwarded") ? "for=203.0.113." + i : "203.0.113." + i;

            assertThat(seen(direct, header + ": " + value)).isEqualTo(PEER);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Real-IP: 203.0.113.1",
                "Forwarded: for=203.0.113.1",
                "CF-Connecting-IP: 203.0.113.1",
                "True-Client-IP: 203.0.113.1",
                "X-Client-IP: 203.0.113.1",
                "X-Forwarded: 203.0.113.1",
                "X-Forwarded-Host: 203.0.113.1"
            })
    void proxy_otherHeaders_areNeverRead(String header) {
        assertThat(seen(proxied, header)).isEqualTo(PEER);
        assertThat(seen(proxied, header, "X-Forwarded-For: 198.51.100.9")).isEqualTo(address("198.51.100.9"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.5                          | 203.0.113.5",
                "1.1.1.1, 203.0.113.5                 | 203.0.113.5",
                "1.1.1.1, 203.0.113.5, 10.0.0.1       | 203.0.113.5",
                "203.0.113.5,10.0.0.1,\t10.2.3.4 ,127.0.0.9 | 203.0.113.5",
                "10.0.0.3, 10.0.0.2, 10.0.0.1         | 10.0.0.3",
                "::ffff:203.0.113.5                   | 203.0.113.5",
                "203.0.113.5, ::ffff:10.0.0.1         | 203.0.113.5",
                "203.0.113.5, 2001:DB8:0::1           | 203.0.113.5",
                "2001:db9::1, 2001:db8::1             | 2001:db9::1"
            })
    void proxy_rightmostHopThatIsNotTrusted_isTheClient(String header, String client) {
        assertThat(seen(proxied, "X-Forwarded-For: " + header)).isEqualTo(address(client));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "_hidden",
                "1.2.3.4:80",
                "[::1]:80",
                "[2001:db9::1]",
                "\"203.0.113.5\"",
                "127.1",
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "01.2.3.4",
                "256.1.1.1",
                "localhost",
                "client.example",
                "fe80::1%eth0",
                "1.2.3.4 5.6.7.8",
                "1.2.3.4;5.6.7.8",
                "for=1.2.3.4",
                ""
            })
    void proxy_hopThatIsNoAddress_leavesTheHopBeforeIt(String hop) {
        assertThat(seen(proxied, "X-Forwarded-For: 203.0.113.5, " + hop)).isEqualTo(PEER);
        assertThat(seen(proxied, "X-Forwarded-For: 203.0.113.5, " + hop + ", 10.0.0.1"))
                .isEqualTo(address("10.0.0.1"));
        assertThat(seen(proxied, "X-Forwarded-For: " + hop + ", 203.0.113.5, 10.0.0.1"))
                .isEqualTo(address("203.0.113.5"));
        assertThat(seen(proxied, "X-Forwarded-For: " + hop)).isEqualTo(PEER);
    }

    @Test
    void proxy_severalLines_areOneListInOrder() {
        assertThat(seen(proxied, "X-Forwarded-For: 1.1.1.1", "x-forwarded-for: 203.0.113.5, 10.0.0.1"))
                .isEqualTo(address("203.0.113.5"));
        assertThat(seen(proxied, "X-Forwarded-For: 203.0.113.5, 10.0.0.1", "X-Forwarded-For: 10.0.0.2"))
                .isEqualTo(address("203.0.113.5"));
        assertThat(seen(proxied, "X-Forwarded-For: 203.0.113.5", "X-Forwarded-For: "))
                .isEqualTo(PEER);
        assertThat(seen(proxied)).isEqualTo(PEER);
    }

    @Test
    void proxy_tenThousandHops_areReadFromTheRightOnly() {
        String many = "1.1.1.1, ".repeat(9_998);

        assertThat(seen(proxied, "X-Forwarded-For: " + many + "203.0.113.5, 10.0.0.1"))
                .isEqualTo(address("203.0.113.5"));
        assertThat(seen(proxied, "X-Forwarded-For: " + ",".repeat(9_998) + "203.0.113.5, 10.0.0.1"))
                .isEqualTo(address("203.0.113.5"));
    }

    @Test
    void proxy_trustedHops_areFollowedThirtyTwoTimes() {
        String hops = IntStream.rangeClosed(1, 40).mapToObj(i -> "10.0.0." + i).collect(Collectors.joining(", "));

        assertThat(seen(proxied, "X-Forwarded-For: 203.0.113.5, " + hops)).isEqualTo(address("10.0.0.9"));
    }

    @Test
    void proxy_hopsBeyond8KiB_areNotLookedAt() {
        String wide = " ".repeat(4_000);

        assertThat(seen(proxied, "X-Forwarded-For: 203.0.113.5," + wide + "10.0.0.2," + wide + "10.0.0.1"))
                .isEqualTo(address("203.0.113.5"));
        assertThat(seen(proxied, "X-Forwarded-For: 203.0.113.5," + wide + "10.0.0.2," + wide + wide + "10.0.0.1"))
                .isEqualTo(address("10.0.0.1"));
    }

    @Test
    void everyEndpoint_passesTheAddressOn() {
        String[] headers = {"Host: a.example", "X-Forwarded-For: 203.0.113.5"};
        RawHttp.postForm(proxied.port(), "/otp/verify", "challengeId=x&purpose=login&code=123456", headers);
        RawHttp.postForm(proxied.port(), "/otp/captcha", "id=x&solution=1", headers);
        RawHttp.get(proxied.port(), "/otp/captcha", "X-Forwarded-For: 203.0.113.5");

        Optional<ClientAddress> client = address("203.0.113.5");
        assertThat(proxied.verifies)
                .last()
                .satisfies(request -> assertThat(request.address()).isEqualTo(client));
        assertThat(proxied.solutions)
                .last()
                .satisfies(request -> assertThat(request.address()).isEqualTo(client));
        assertThat(proxied.captchas)
                .last()
                .satisfies(request -> assertThat(request.address()).isEqualTo(client));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,127.0.0.1",
        "0:0:0:0:0:0:0:1,::1",
        "[0:0:0:0:0:0:0:1],::1",
        "fe80:0:0:0:1:2:3:4%eth0,fe80::1:2:3:4",
        "[fe80::1%2],fe80::1",
        "::ffff:192.0.2.1,192.0.2.1"
    })
    void peer_asContainersWriteIt_isRead(String remote, String address) {
        assertThat(ClientAddresses.peer(remote)).isEqualTo(address(address)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/run/app.sock", "unix", "localhost", "[", "[]", "%", "127.1"})
    void peer_thatIsNoAddress_isNone(String remote) {
        assertThat(ClientAddresses.peer(remote)).isEmpty();
        assertThat(ClientAddresses.peer(null)).isEmpty();
    }
}
