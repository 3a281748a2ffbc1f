package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.route.Dispatch;
import io.github.otpgate.route.Router;
import io.github.otpgate.route.RouterTools;
import io.github.otpgate.route.RoutingSettings;
import io.github.otpgate.route.lane.Lane;
import io.github.otpgate.route.lane.LaneSettings;
import io.github.otpgate.testkit.RecordingProvider;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Law 7: after a refusal of the number nobody else is asked; after an uncertain outcome one other, with the same message. */
class FailoverTest {

    private static final Message MESSAGE = new Message(Gate.PHONE, Channel.SMS, "【豪霆云】您的验证码是123456", "123456");

    private final RecordingProvider first = new RecordingProvider("first");
    private final RecordingProvider second = new RecordingProvider("second");
    private final List<Lane> lanes = List.of(lane(first), lane(second));
    private final Router router = new Router(
            Map.of(Channel.SMS, List.of("first", "second")),
            lanes,
            RoutingSettings.DEFAULT,
            new RouterTools((dispatch, attempt) -> {}, event -> {}, new SecureRandom(), System::nanoTime));

    private static Lane lane(RecordingProvider provider) {
        return new Lane(provider, LaneSettings.DEFAULT, (account, perSecond, wanted) -> {
            throw new IllegalStateException("nothing is paced in these tests");
        });
    }

    @AfterEach
    void close() {
        lanes.forEach(Lane::close);
    }

    private Submission submit() {
        return router.send(new Dispatch(new ChallengeId("a"), MESSAGE, new Purpose("login"), "CN"))
                .answer();
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorClass.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"INVALID_NUMBER", "BLACKLISTED", "THROTTLED_PER_NUMBER"})
    void submit_refusalOfTheVendor_goesToTheNext(ErrorClass reason) {
        first.answer(new Rejected(reason, "x"));

        assertThat(submit()).isInstanceOf(Accepted.class);
        assertThat(first.messages()).containsExactly(MESSAGE);
        assertThat(second.messages()).containsExactly(MESSAGE);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorClass.class,
            names = {"INVALID_NUMBER", "BLACKLISTED", "THROTTLED_PER_NUMBER"})
    void law7_refusalOfTheNumber_staysWithTheFirst(ErrorClass reason) {
        Submission refusal = new Rejected(reason, "x");
        first.answer(refusal);

        assertThat(submit()).isEqualTo(refusal);
        assertThat(second.messages()).isEmpty();
    }

    @Test
    void law7_uncertainOutcome_goesOnceMoreToAnother() {
        first.answer(new Uncertain("SocketTimeoutException"));
        second.answer(new Uncertain("SocketTimeoutException"));

        assertThat(submit()).isInstanceOf(Uncertain.class);
        assertThat(first.messages()).containsExactly(MESSAGE);
        assertThat(second.messages()).containsExactly(MESSAGE);
    }

    @Test
    void law7_uncertainThenRefused_isStillUncertain() {
        first.answer(new Uncertain("SocketTimeoutException"));
        second.answer(new Rejected(ErrorClass.TEMPORARY, "x"));

        assertThat(submit()).isInstanceOf(Uncertain.class);
    }

    @Test
    void submit_everyVendorRefuses_lastAnswerCounts() {
        first.answer(new Rejected(ErrorClass.AUTH_FAILED, "-1"));
        second.answer(new Rejected(ErrorClass.INSUFFICIENT_BALANCE, "3"));

        assertThat(submit()).isEqualTo(new Rejected(ErrorClass.INSUFFICIENT_BALANCE, "3"));
    }
}
