package io.github.otpgate.testkit.junit.example;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import java.util.Optional;

/** An application's own class, to be tested. */
final class SignIn {

    private final OtpService otp;

    SignIn(OtpService otp) {
        this.otp = otp;
    }

    /** The challenge, if a code was sent. */
    Optional<String> begin(String phone) {
        return otp.issue(IssueRequest.of(phone, "login").fromTrustedCaller()) instanceof Issued sent
                ? Optional.of(sent.challengeId().value())
                : Optional.empty();
    }

    /** Who it is, if the code is right. */
    Optional<PhoneNumber> finish(String challenge, String code) {
        return otp.verify(VerifyRequest.ofChallenge(challenge, "login", code)) instanceof Verified proof
                ? otp.redeem(proof.ticket(), new Purpose("login"))
                : Optional.empty();
    }
}
