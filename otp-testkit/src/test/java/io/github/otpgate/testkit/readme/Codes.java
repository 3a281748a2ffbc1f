package io.github.otpgate.testkit.readme;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult;
import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

final class Codes {

    /** Two accounts: the second is asked where the first cannot send. */
    static OtpService build(String redis, String secretKey, Map<String, String> main, Map<String, String> second) {
        return OtpService.builder()
                .secretKeys(secretKey)
                .signature("豪霆云")
                .redis(redis)
                .redisTimeout(Duration.ofSeconds(1)) // for a command; 10 ms to 2 s, by default 500 ms
                .provider("main", main)
                .provider("second", second)
                .route(Channel.SMS, "main", "second")
                .listener(Codes::heard)
                .build();
    }

    private static void heard(OtpEvent event) { // on a thread of its own
        if (event instanceof OtpEvent.FailedOver moved) {
            System.err.println(moved.from() + " could not send, " + moved.to() + " is asked: " + moved.reason());
        }
    }

    static String send(OtpService otp, String phone, String sessionId) {
        IssueRequest request =
                IssueRequest.of(phone, "login").withSession(sessionId).fromTrustedCaller();
        return otp.issue(request).match(new IssueResult.Cases<>() {
            @Override
            public String issued(IssueResult.Issued sent) {
                return sent.challengeId().value();
            }

            @Override
            public String limited(IssueResult.Limited limit) {
                return "again in " + limit.retryAfter().toSeconds() + " s";
            }

            @Override
            public String refused(IssueResult.Refused refused) {
                return refused.reason().name();
            }

            @Override
            public String undelivered(IssueResult.Undelivered none) {
                return "no vendor took it";
            }
        });
    }

    static Optional<PhoneNumber> check(OtpService otp, String challengeId, String typed, String sessionId) {
        VerifyRequest request =
                VerifyRequest.ofChallenge(challengeId, "login", typed).withSession(sessionId);
        return otp.verify(request) instanceof VerifyResult.Verified proof
                ? otp.redeem(proof.ticket(), new Purpose("login"), sessionId)
                : Optional.empty();
    }
}
