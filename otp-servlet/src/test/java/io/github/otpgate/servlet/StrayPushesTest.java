package io.github.otpgate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A vendor whose token is stale is seen in the log, and who guesses neither fills it nor stands in it. */
class StrayPushesTest {

    private static final String TOKEN = "the-current-token-of-this-test";
    private static final String STALE = "a-token-of-days-that-are-over";
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MANY = 500;

    private final SteppedTime time = new SteppedTime();
    private final RecordingApplication application =
            new RecordingApplication(WebSettings.DEFAULT.withCallbacks(CallbackTokens.of(TOKEN)), time);
    private final TestClient client = application.client();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.otpgate");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        application.close();
    }

    private List<String> lines() {
        return log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private void push(String account, String token) {
        client.form("/otp/callbacks/" + account + "/" + token, "sms_status=1");
    }

    private static String line(int count, String kinds) {
        return "Callbacks that were not taken, " + count + " since this was last said: [" + kinds + "]";
    }

    @Test
    void staleToken_ofAnAccount_isSaidByItsName() {
        push("main", STALE);

        assertThat(lines()).containsExactly(line(1, "a wrong token for main"));
        assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
    }

    @Test
    void token_ofAnAccountThatIsNone_isSaid() {
        push("renamed", TOKEN);

        assertThat(lines()).containsExactly(line(1, "the token, but for no account that is pushed to"));
    }

    /** Law 5, and nothing that a stranger wrote. */
    @Test
    void law5_whatAStrangerWrites_isNotRepeated() {
        push("stranger", "guess");
        push("stranger%0aWARN", TOKEN);
        time.pass(PAUSE);
        push("stranger", STALE);

        assertThat(lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).doesNotContain("stranger", "guess", TOKEN, STALE));
    }

    @Test
    void many_areOneLineAMinuteAndHideNoVendor() {
        for (int i = 0; i < MANY; i++) {
            push("account-" + i, "guess-" + i);
        }
        push("main", STALE);
        assertThat(lines()).hasSize(1);

        time.pass(PAUSE);
        push("second", STALE);
        push("second", STALE);

        assertThat(lines())
                .containsExactly(
                        line(1, "a wrong token for no account of ours"),
                        line(
                                MANY + 1,
                                "a wrong token for main, a wrong token for no account of ours,"
                                        + " a wrong token for second"));
    }

    @Test
    void rightToken_isNothingToSpeakOf() {
        push("main", TOKEN);
        client.get("/otp/unknown");

        assertThat(lines()).isEmpty();
    }

    @Test
    void withoutAnyToken_nobodyIsWaitedFor() {
        try (RecordingApplication without = new RecordingApplication(WebSettings.DEFAULT, time)) {
            without.client().form("/otp/callbacks/main/" + STALE, "sms_status=1");
        }

        assertThat(lines()).isEmpty();
    }
}
