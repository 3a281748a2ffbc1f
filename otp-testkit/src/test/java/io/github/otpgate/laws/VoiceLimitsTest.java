package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.IssueResult.Cause;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.IssueResult.Limited;
import io.github.otpgate.IssueResult.Reason;
import io.github.otpgate.IssueResult.Refused;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.store.PhoneLimits;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Law 4: calls have windows of their own beside those of all sends. */
class VoiceLimitsTest {

    private static final IssueRequest TEXT = IssueRequest.of("13800138000", "login");
    private static final IssueRequest CALL = TEXT.withChannel(Channel.VOICE);

    private final RecordingProvider caller = new RecordingProvider("caller", Channel.VOICE, List.of());
    private RedisServer redis;

    @BeforeEach
    void start() {
        assumeThat(RedisServer.clockCanMove()).as("needs Linux and cc").isTrue();
        redis = RedisServer.startWithClock();
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    private Gate open(boolean textFirst) {
        PhoneLimits limits = new PhoneLimits(List.of(Window.parse("100/1d")), List.of(), PhoneLimits.VOICE, textFirst);
        return Gate.open(Gate.settings(redis.uri())
                .phoneLimits(limits)
                .provider(caller)
                .route(Channel.SMS, "recording")
                .route(Channel.VOICE, "caller"));
    }

    private IssueResult afterMinutes(Gate gate, int minutes, IssueRequest request) {
        redis.advance(Duration.ofMinutes(minutes));
        return gate.otp.issue(request);
    }

    @Test
    void law4_callsOfAnHour_areTwo_andTextsGoOn() {
        try (Gate gate = open(false)) {
            assertThat(afterMinutes(gate, 1, CALL)).isInstanceOf(Issued.class);
            assertThat(afterMinutes(gate, 1, CALL)).isInstanceOf(Issued.class);

            assertThat(afterMinutes(gate, 1, CALL)).isInstanceOfSatisfying(Limited.class, limited -> {
                assertThat(limited.cause()).isEqualTo(Cause.PHONE);
                assertThat(limited.retryAfter()).isBetween(Duration.ofMinutes(57), Duration.ofMinutes(58));
            });
            assertThat(afterMinutes(gate, 1, TEXT)).isInstanceOf(Issued.class);
            assertThat(afterMinutes(gate, 57, CALL)).isInstanceOf(Issued.class);
            assertThat(caller.messages()).hasSize(3);
        }
    }

    @Test
    void law4_callBeforeAnyText_isTooEarlyWhereTextsComeFirst() {
        try (Gate gate = open(true)) {
            assertThat(gate.otp.issue(CALL)).isEqualTo(new Refused(Reason.CALL_TOO_EARLY));
            assertThat(afterMinutes(gate, 1, TEXT)).isInstanceOf(Issued.class);
            assertThat(afterMinutes(gate, 1, CALL)).isInstanceOf(Issued.class);
            assertThat(afterMinutes(gate, 60, CALL)).isEqualTo(new Refused(Reason.CALL_TOO_EARLY));
            assertThat(caller.messages()).hasSize(1);
        }
    }

    @Test
    void law7_callThatNobodyTook_isGivenBackToBothWindows() {
        try (Gate gate = open(false)) {
            caller.answer(new Submission.Rejected(ErrorClass.CONTENT_REJECTED, "104"));
            for (int i = 0; i < 3; i++) {
                assertThat(afterMinutes(gate, 1, CALL)).isInstanceOf(IssueResult.Undelivered.class);
            }

            caller.answer(new Submission.Accepted("1"));

            assertThat(afterMinutes(gate, 1, CALL)).isInstanceOf(Issued.class);
            assertThat(afterMinutes(gate, 1, CALL)).isInstanceOf(Issued.class);
            assertThat(afterMinutes(gate, 1, CALL)).isInstanceOf(Limited.class);
        }
    }
}
