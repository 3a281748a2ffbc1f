package io.github.otpgate.laws;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.NotVerified;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.util.Map;

/** One issue and one wrong guess, in a JVM of its own. Fails with an exit code. */
final class IssueAndVerify {

    private IssueAndVerify() {}

    public static void main(String[] arguments) {
        try (OtpService otp = Gate.settings(arguments[0])
                .provider(
                        "main",
                        Map.of(
                                "type",
                                "haotingyun",
                                "base-url",
                                arguments[1],
                                "api-key",
                                HaotingyunSimulator.Builder.SAMPLE_API_KEY))
                .build()) {
            Gate.awaitRedis(otp);
            Issued issued = (Issued) otp.issue(IssueRequest.of("13800138000", "login"));
            String id = issued.challengeId().value();
            if (!(otp.verify(VerifyRequest.ofChallenge(id, "login", "abcdef")) instanceof NotVerified)) {
                throw new IllegalStateException("a guess that is no code was verified");
            }
        }
    }
}
