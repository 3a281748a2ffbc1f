package io.github.otpgate.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.OtpService;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.contract.CapturedLog;
import io.github.otpgate.testkit.junit.OtpTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator reads when an account cannot send. */
@OtpTest
class AccountFaultLogTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");

    @ParameterizedTest
    @CsvSource({
        "AUTH_FAILED, until the credentials in otp.providers.",
        "INSUFFICIENT_BALANCE, tried again in 5 minutes",
        "IP_NOT_ALLOWED, tried again every 5 minutes",
        "ACCOUNT_DISABLED, tried again every 5 minutes",
        "TEMPLATE_MISMATCH, until template and signature are approved"
    })
    void issue_accountCannotSend_saysWhatHappensNext(
            ErrorClass reason, String next, OtpService otp, RecordingProvider messages) {
        messages.answer(new Rejected(reason, "18"));

        List<String> log = CapturedLog.during(() -> otp.issue(IssueRequest.of(PHONE.e164(), "login")));

        assertThat(log)
                .filteredOn(line -> line.contains(" cannot send: " + reason + " (code 18)"))
                .singleElement()
                .asString()
                .contains(messages.name(), next)
                .doesNotContain(PHONE.e164());
    }
}
