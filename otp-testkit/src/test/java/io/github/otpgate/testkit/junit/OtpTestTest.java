package io.github.otpgate.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** What a test gets, seen by tests that get it. */
@OtpTest
class OtpTestTest implements OtpTestCustomizer {

    private static final String PHONE = "13800138000";

    private final List<String> customized = new ArrayList<>();
    private boolean ready;

    @Override
    public void customize(OtpServiceBuilder otp) {
        customized.add("outer");
        otp.codeLength(8).maxAttempts(3);
    }

    @BeforeEach
    void prepare(OtpService otp, RecordingProvider messages) {
        ready = messages.messages().isEmpty() && otp.providers().containsKey("recording");
    }

    @AfterEach
    void look(OtpService otp) {
        assertThat(otp.isSuppressed(new PhoneNumber("+86" + PHONE))).isFalse();
    }

    /** Each of them would be refused by the phone's windows if it shared Redis keys with the one before. */
    @RepeatedTest(2)
    void service_eachTest_hasItsOwnPhonesAndMessages(OtpService otp, RecordingProvider messages) {
        assertThat(ready).isTrue();
        assertThat(otp.issue(IssueRequest.of(PHONE, "login"))).isInstanceOf(Issued.class);
        assertThat(messages.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.code()).hasSize(8));
        assertThat(customized).containsExactly("outer");
    }

    @Test
    void clock_moved_movesAlone(MovableClock clock, RedisServer redis) {
        assertThat(clock.advance(Duration.ofDays(1))).isAfter(Instant.now().plus(Duration.ofHours(23)));
        assertThat(redis.command("TIME"))
                .contains("\r\n" + Long.toString(Instant.now().getEpochSecond() / 1000));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> redis.advance(Duration.ofDays(1)));
    }

    @Nested
    class Inside implements OtpTestCustomizer {

        @Override
        public void customize(OtpServiceBuilder otp) {
            customized.add("inner");
            otp.codeLength(10);
        }

        @Test
        void customizers_nested_outerFirst(OtpService otp, RecordingProvider messages) {
            otp.issue(IssueRequest.of(PHONE, "login"));

            assertThat(customized).containsExactly("outer", "inner");
            assertThat(messages.messages().get(0).code()).hasSize(10);
        }
    }

    @Test
    void redis_doesNotStart_skipsAndSaysWhy() {
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> Startable.redis(() -> {
                    throw new IllegalStateException("no such program");
                }))
                .withMessageContaining("no such program")
                .withMessageContaining("PATH");
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> Startable.redis(() -> {
                    throw new ExceptionInInitializerError("cannot be unpacked");
                }));
    }
}
