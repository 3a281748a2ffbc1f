package io.github.otpgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.VendorPace.Kind;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class VendorPaceTest {

    private static final Kind LOGIN = new Kind(new Purpose("login"), Channel.SMS);
    private static final Kind PAY = new Kind(new Purpose("pay"), Channel.SMS);
    private static final Kind CALL = new Kind(new Purpose("login"), Channel.VOICE);

    private final VendorPace pace = new VendorPace(new SecureRandom());

    @Test
    void pass_vendorsRefuseAnotherPurposeOrChannel_endsAsItsOwnKindDoes() {
        Rejected template = new Rejected(ErrorClass.TEMPLATE_MISMATCH, "5");
        Submission accepted = new Accepted("1");
        assertThat(pace.timed(PAY, () -> template)).isEqualTo(template);
        assertThat(pace.timed(CALL, () -> template)).isEqualTo(template);
        assertThat(pace.timed(LOGIN, () -> accepted)).isEqualTo(accepted);

        for (int i = 0; i < 20; i++) {
            assertThat(pace.pass(LOGIN)).isEmpty();
            assertThat(pace.pass(PAY)).contains(template);
        }
    }

    @Test
    void pass_nothingSentYet_isNoRefusal() {
        assertThat(pace.pass(LOGIN)).isEmpty();
    }
}
