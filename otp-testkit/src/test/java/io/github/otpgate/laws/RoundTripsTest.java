package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Law 10: a verify waits for Redis once. What is written down while nobody waits is not part of it. */
@ExtendWith(RedisExtension.class)
class RoundTripsTest {

    private static <T> Thread calling(Callable<T> call, AtomicReference<T> result) {
        return new Thread(() -> {
            try {
                result.set(call.call());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private static <T> T waiting(HoldingProxy proxy, int times, Callable<T> call) throws IOException {
        AtomicReference<T> result = new AtomicReference<>();
        assertThat(Waits.count(proxy, List.of(calling(call, result)))).isEqualTo(times);
        return result.get();
    }

    @Test
    void law10_verifyAndRedeem_waitOnce_andAnIssueForBudgetAndPhone(RedisServer redis) throws Exception {
        try (HoldingProxy proxy = new HoldingProxy(redis.port());
                Gate gate = Gate.open(Gate.settings(proxy.uri()).guard(false))) {
            // Scripts are loaded before it counts.
            Verified warm = (Verified) gate.verify(gate.issue("login"), "login", gate.sentCode());
            gate.otp.redeem(warm.ticket(), new Purpose("login"));

            Issued challenge = waiting(proxy, 2, () -> gate.issue("login"));
            Verified verified = (Verified) waiting(proxy, 1, () -> gate.verify(challenge, "login", gate.sentCode()));
            assertThat(waiting(proxy, 1, () -> gate.otp.redeem(verified.ticket(), new Purpose("login"))))
                    .contains(Gate.PHONE);
        }
    }
}
