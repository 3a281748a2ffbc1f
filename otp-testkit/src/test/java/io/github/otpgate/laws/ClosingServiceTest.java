package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is under way when a service closes: a ticket that Redis has used up is one that nobody can redeem again. */
@ExtendWith(RedisExtension.class)
class ClosingServiceTest {

    private final RecordingProvider vendor = new RecordingProvider("main");

    @Test
    void redeem_serviceClosesBeforeTheReply_hasThePhone(RedisServer redis) throws Exception {
        try (HoldingProxy line = new HoldingProxy(redis.port());
                // Not started, so that nothing but the call is under way.
                OtpService otp = Gate.settings(line.uri()).provider(vendor).buildIdle()) {
            Gate.awaitRedis(otp);
            Verified verified = verified(otp);
            line.hold();
            CompletableFuture<Optional<PhoneNumber>> phone =
                    CompletableFuture.supplyAsync(() -> otp.redeem(verified.ticket(), new Purpose("login")));
            await().until(() -> line.isSettled(0));

            Thread closing = new Thread(otp::close);
            closing.start();
            await().until(() -> closing.getState() == Thread.State.TIMED_WAITING || !closing.isAlive());
            line.letGo();

            assertThat(phone.get()).contains(Gate.PHONE);
            closing.join();
        }
    }

    private Verified verified(OtpService otp) {
        String phone = Gate.PHONE.e164();
        otp.issue(IssueRequest.of(phone, "login"));
        return (Verified) otp.verify(VerifyRequest.ofPhone(phone, "login", vendor.lastCode(Gate.PHONE)));
    }
}
