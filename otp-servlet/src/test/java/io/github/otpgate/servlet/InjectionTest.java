package io.github.otpgate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** H-01, I-01: what a stranger writes reaches neither a key of Redis, nor an answer, nor a log. */
@ExtendWith(RedisExtension.class)
class InjectionTest {

    private static final String PHONE = "13800138000";

    private OtpTestApplication application;
    private TestClient client;

    @BeforeEach
    void start(RedisServer redis) {
        application = OtpTestApplication.start(redis);
        client = application.client();
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void law5_sendWithOddText_isRefusedAndReachesNoKey(RedisServer redis) {
        List<String> odd = List.of(
                "x{marker}",
                "x}marker{",
                "marker:x",
                "marker*",
                "marker\\r\\nDEL x",
                "marker\\u0000",
                "<b>marker",
                "\\u202emarker");
        for (String text : odd) {
            assertRefused(client.json("/otp/send", "{'phone':'" + PHONE + text + "','purpose':'login'}"));
            assertRefused(client.json("/otp/send", "{'phone':'" + PHONE + "','purpose':'login" + text + "'}"));
            assertRefused(
                    client.json("/otp/send", "{'phone':'" + PHONE + "','purpose':'login','channel':'" + text + "'}"));
            client.verify(text, "login" + text, text);
        }
        HttpResponse<String> large =
                client.json("/otp/send", "{'phone':'" + "marker".repeat(1700) + "','purpose':'login'}");

        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(redis.command("KEYS", application.namespace() + "*").lines())
                .filteredOn(line -> line.startsWith(application.namespace()))
                .as("nothing but the inbox, which is there from the start")
                .allMatch(line -> line.equals(application.namespace() + ":{inbox}:received"));
        assertThat(application.vendor().requests().count()).isZero();
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body() + answer.headers()).doesNotContain("marker");
    }

    @Test
    void law5_keysOfRedis_areHashesAndFixedWords(RedisServer redis) {
        client.session();
        client.challengeOf(PHONE, "login");

        assertThat(redis.command("KEYS", application.namespace() + "*").lines())
                .filteredOn(line -> line.startsWith(application.namespace()))
                .isNotEmpty()
                .allMatch(
                        line -> line.matches(
                                "[A-Za-z0-9.-]+:\\{([a-z-]+-)?[A-Za-z0-9_-]{11,22}\\}(:[a-z0-9:A-Z_-]+)?|[A-Za-z0-9.-]+:\\{budget\\}|[A-Za-z0-9.-]+:\\{inbox\\}:[a-z]+"));
    }

    private static String text(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return event.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }

    @Test
    void law5_logs_holdOutcomesOnly() {
        Logger logger = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Level before = logger.getLevel();
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        seen.start();
        logger.setLevel(Level.TRACE);
        logger.addAppender(seen);

        String challenge = client.challengeOf(PHONE, "login");
        String code = application.codeOn(PHONE);
        client.send("no number", "login");
        client.json("/otp/send", "{'phone':'" + PHONE + "','purpose':7}");
        client.verify(challenge, "login", code + "0");
        String ticket = TestClient.body(client.verify(challenge, "login", code))
                .get("ticket")
                .asString();
        logger.detachAppender(seen);
        logger.setLevel(before);

        assertThat(seen.list.stream().map(InjectionTest::text).collect(Collectors.joining("\n")))
                .contains("send: issued", "verify: verified")
                .doesNotContain(code, PHONE, challenge, ticket, "no number");
    }
}
