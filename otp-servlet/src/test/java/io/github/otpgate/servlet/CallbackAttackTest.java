package io.github.otpgate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** G-01: to whoever has no token, the address of a callback is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallbackAttackTest {

    private static final String CURRENT = "the-current-token-of-this-test";
    private static final String PREVIOUS = "the-token.that_was~current-once";

    private RecordingApplication application;

    @BeforeAll
    void start() {
        application = new RecordingApplication(
                WebSettings.DEFAULT.withCallbacks(CallbackTokens.of(CURRENT).withPrevious(PREVIOUS)));
    }

    @BeforeEach
    void forget() {
        application.pushes.clear();
    }

    @AfterAll
    void stop() {
        application.close();
    }

    private String get(String path) {
        return RawHttp.get(application.port(), path);
    }

    private String post(String path) {
        return RawHttp.postForm(application.port(), path, "sms_status=%5B%5D", "Host: a.example");
    }

    /** The whole reply, byte for byte, but for the time of day. */
    private static String dateless(String reply) {
        return reply.replaceFirst("\r\nDate: [^\r]*", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/otp/callbacks/main/" + CURRENT,
                "/otp/callbacks/main/" + PREVIOUS,
                "/otp/callbacks/main/%74he-current-token-of-this-test",
                "//otp/./callbacks/main/x/../" + CURRENT,
                "/otp;x=1/callbacks/main;y/" + CURRENT + ";jsessionid=1"
            })
    void token_currentOrPrevious_isTakenInEverySpelling(String path) {
        assertThat(get(path)).startsWith("HTTP/1.1 200").endsWith("SUCCESS");
        assertThat(post(path)).startsWith("HTTP/1.1 200").endsWith("SUCCESS");
        assertThat(application.pushes).hasSize(2);
    }

    static List<String> wrongPaths() {
        List<String> paths = new ArrayList<>();
        for (String token : List.of(CURRENT, PREVIOUS)) {
            paths.add("/otp/callbacks/main/" + token.substring(0, token.length() - 1));
            paths.add("/otp/callbacks/main/" + token + "x");
            paths.add("/otp/callbacks/main/" + token + "/");
            paths.add("/otp/callbacks/main/" + token + "/x");
            paths.add("/otp/callbacks/main/" + token + "%20");
            paths.add("/otp/callbacks/main/x/" + token);
            paths.add("/otp/callbacks//" + token);
            paths.add("/otp/callbacks/" + token);
            paths.add("/otp/callback/main/" + token);
            paths.add("/OTP/callbacks/main/" + token);
            paths.add("/otp/callbacks/main%0a/" + token);
            paths.add("/otp/callbacks/" + "m".repeat(65) + "/" + token);
        }
        paths.add("/otp/callbacks/main/" + "x".repeat(CURRENT.length()));
        paths.add("/otp/callbacks/main/" + CURRENT.substring(1) + "t");
        paths.add("/otp/callbacks/main/THE-CURRENT-TOKEN-OF-THIS-TEST");
        paths.add("/otp/callbacks/main/?token=" + CURRENT);
        paths.add("/otp/callbacks/main/x");
        paths.add("/otp/callbacks/main/*");
        paths.add("/otp/callbacks/nobody/x");
        return paths;
    }

    @ParameterizedTest
    @MethodSource("wrongPaths")
    void wrongToken_looksLikeAnUnknownPath_byteForByte(String path) {
        assertThat(dateless(get(path))).isEqualTo(dateless(get("/otp/unknown")));
        assertThat(dateless(post(path))).isEqualTo(dateless(post("/otp/unknown")));
        assertThat(application.pushes).isEmpty();
    }

    /** It takes a token to ask, but whoever has one of ours learns no names of accounts by it. */
    @ParameterizedTest
    @ValueSource(strings = {"nobody", "call", "Main", "%E8%B1%AA%E9%9C%86%E4%BA%91"})
    void otherProvider_looksLikeAnUnknownPath_byteForByte(String provider) {
        String path = "/otp/callbacks/" + provider + "/" + CURRENT;

        assertThat(dateless(get(path))).isEqualTo(dateless(get("/otp/unknown")));
        assertThat(dateless(post(path))).isEqualTo(dateless(post("/otp/unknown")));
        assertThat(application.pushes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "OPTIONS", "TRACE"})
    void wrongToken_otherMethod_looksLikeAnUnknownPath(String method) {
        String rest = " HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n";

        assertThat(dateless(RawHttp.exchange(application.port(), method + " /otp/callbacks/main/x" + rest)))
                .isEqualTo(dateless(RawHttp.exchange(application.port(), method + " /otp/unknown" + rest)));
    }

    /** Its limits are not those of a callback, because it is none. */
    @Test
    void wrongToken_largeBody_isNotRead() {
        String body = "a".repeat(1024 * 1024 + 1);

        assertThat(RawHttp.postForm(application.port(), "/otp/callbacks/main/" + CURRENT, body, "Host: a.example"))
                .startsWith("HTTP/1.1 413");
        assertThat(RawHttp.postForm(application.port(), "/otp/callbacks/main/x", body, "Host: a.example"))
                .startsWith("HTTP/1.1 404")
                .contains("X-Passed-On: yes");
    }

    /** F-07: even a vendor gets five seconds. */
    @Test
    void rightToken_bodyThatDripsIn_isGivenUp() {
        long begin = System.nanoTime();

        String answer =
                RawHttp.drip(application.port(), head("/otp/callbacks/main/" + CURRENT, "Content-Length: 4000"));

        assertThat(answer).startsWith("HTTP/1.1 408").contains("Connection: close");
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(20));
        assertThat(application.pushes).isEmpty();
    }

    private static String head(String path, String lines) {
        return "POST " + path + " HTTP/1.1\r\nHost: a.example\r\nContent-Type: text/plain\r\n" + lines + "\r\n\r\n";
    }
}
