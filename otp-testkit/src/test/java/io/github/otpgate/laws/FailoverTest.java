package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Channel;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.route.Routes;
import io.github.otpgate.testkit.RecordingProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Law 7: another vendor is asked only after a refusal that proves nothing was accepted and does not lie in the number. */
class FailoverTest {

    private static final Message MESSAGE = new Message(Gate.PHONE, Channel.SMS, "【豪霆云】您的验证码是123456", "123456");

    private final RecordingProvider first = new RecordingProvider("first");
    private final RecordingProvider second = new RecordingProvider("second");
    private final Routes routes = new Routes(Map.of(Channel.SMS, List.of(first, second)));

    @ParameterizedTest
    @EnumSource(
            value = ErrorClass.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"INVALID_NUMBER", "BLACKLISTED", "THROTTLED_PER_NUMBER"})
    void submit_refusalOfTheVendor_goesToTheNext(ErrorClass reason) {
        first.answer(new Rejected(reason, "x"));

        assertThat(routes.submit(MESSAGE)).isInstanceOf(Accepted.class);
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

        assertThat(routes.submit(MESSAGE)).isEqualTo(refusal);
        assertThat(second.messages()).isEmpty();
    }

    @Test
    void law7_uncertainOutcome_isSentNowhereElse() {
        first.answer(new Uncertain("SocketTimeoutException"));

        assertThat(routes.submit(MESSAGE)).isInstanceOf(Uncertain.class);
        assertThat(first.messages()).hasSize(1);
        assertThat(second.messages()).isEmpty();
    }

    @Test
    void submit_everyVendorRefuses_lastAnswerCounts() {
        first.answer(new Rejected(ErrorClass.AUTH_FAILED, "-1"));
        second.answer(new Rejected(ErrorClass.INSUFFICIENT_BALANCE, "3"));

        assertThat(routes.submit(MESSAGE)).isEqualTo(new Rejected(ErrorClass.INSUFFICIENT_BALANCE, "3"));
    }
}
