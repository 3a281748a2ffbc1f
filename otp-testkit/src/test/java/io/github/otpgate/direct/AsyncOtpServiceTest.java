package io.github.otpgate.direct;

import static io.github.otpgate.direct.Direct.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.AsyncOtpService;
import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stages instead of blocked callers. */
@ExtendWith(RedisExtension.class)
class AsyncOtpServiceTest {

    private static final Purpose LOGIN = new Purpose("login");

    private final RecordingProvider vendor = new RecordingProvider("main");

    @Test
    void issueVerifyRedeem_asStages_runOnTheExecutor(RedisServer redis) {
        List<Runnable> given = new CopyOnWriteArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (OtpService otp = Direct.open(Direct.settings(redis, vendor))) {
            AsyncOtpService async = otp.async(work -> {
                given.add(work);
                threads.execute(work);
            });

            CompletionStage<Optional<PhoneNumber>> phone = async.issue(IssueRequest.of(PHONE, "login"))
                    .thenCompose(issued -> async.verify(VerifyRequest.ofChallenge(
                            ((Issued) issued).challengeId().value(),
                            "login",
                            vendor.messages().get(0).code())))
                    .thenCompose(verified -> async.redeem(((Verified) verified).ticket(), LOGIN));

            assertThat(phone.toCompletableFuture().join()).contains(new PhoneNumber("+86" + PHONE));
            assertThat(given).hasSize(3);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void issue_executorTakesNoMore_failsTheStageAndSendsNothing(RedisServer redis) {
        ExecutorService ended = Executors.newSingleThreadExecutor();
        ended.shutdown();
        try (OtpService otp = Direct.open(Direct.settings(redis, vendor))) {
            CompletionStage<?> stage = otp.async(ended).issue(IssueRequest.of(PHONE, "login"));

            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> stage.toCompletableFuture().join())
                    .withCauseInstanceOf(RejectedExecutionException.class);
            assertThat(vendor.messages()).isEmpty();
        }
    }

    @Test
    void law6_verify_redisAway_failsTheStageWithWhatTheMethodThrows(RedisServer redis) {
        try (OtpService otp =
                Direct.settings(redis, vendor).redis("redis://127.0.0.1:1").build()) {
            CompletionStage<?> stage = otp.async(Runnable::run).verify(VerifyRequest.ofPhone(PHONE, "login", "000000"));

            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> stage.toCompletableFuture().join())
                    .withCauseInstanceOf(StoreException.class);
        }
    }
}
