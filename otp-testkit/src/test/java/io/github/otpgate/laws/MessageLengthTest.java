package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.otpgate.OtpService;
import io.github.otpgate.testkit.RecordingProvider;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whoever configures a text that costs more than one message is told so, once, at start. */
class MessageLengthTest {

    @Test
    void build_textOfSeveralPieces_isSaidWithoutItsContent() {
        Logger logger = (Logger) LoggerFactory.getLogger("io.github.otpgate");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Level before = logger.getLevel();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);

        try (OtpService otp = Gate.settings("redis://127.0.0.1:1")
                .purpose("register", "5", Map.of("app", "云".repeat(50)))
                .provider(new RecordingProvider("recording"))
                .build()) {
            assertThat(otp.providers()).hasSize(1);
        } finally {
            logger.detachAppender(log);
            logger.setLevel(before);
        }

        assertThat(log.list)
                .filteredOn(event -> event.getLevel() == Level.INFO)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("A text message for register has 73 characters and is charged as 2 messages");
    }
}
