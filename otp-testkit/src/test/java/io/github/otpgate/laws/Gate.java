package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.receipt.poll.PollSettings;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RecordingProvider;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A service on a Redis, with a provider that remembers: what most tests of a law need. */
final class Gate implements AutoCloseable {

    static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");

    final RecordingProvider provider = new RecordingProvider("recording");
    final OtpService otp;

    private Gate(OtpServiceBuilder builder) {
        this.otp = builder.provider(provider).build();
    }

    /** A configuration that lets a test send often: one namespace of its own, wide windows. */
    static OtpServiceBuilder settings(String redisUri) {
        return OtpService.builder()
                .secretKeys(newKey())
                .signature("豪霆云")
                .redis(redisUri)
                .redisNamespace("t" + UUID.randomUUID().toString().substring(0, 8))
                .redisTimeout(Duration.ofSeconds(2)) // the longest allowed: a busy machine must not fail a test
                .phoneLimits("1000/1s")
                .limits(SequentialRoundTripsTest.roomy())
                .captcha(CaptchaMode.OFF)
                // What a test does not ask for does not come between.
                .polling(new PollSettings(false, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(10)))
                .purpose("login", "2", Map.of())
                .purpose("register", "5", Map.of("app", "豪霆云短信平台"))
                .purpose("reset-password", "7", Map.of());
    }

    /** Opens, and waits until Redis answers: on a busy machine the first connection may take longer than a call waits. */
    static Gate open(OtpServiceBuilder settings) {
        Gate gate = new Gate(settings);
        awaitRedis(gate.otp);
        return gate;
    }

    /** Opens, whether Redis answers or not. */
    static Gate openWithoutRedis(OtpServiceBuilder settings) {
        return new Gate(settings);
    }

    /** Asks for what nobody has: it finds nothing and changes nothing. */
    static void awaitRedis(OtpService otp) {
        await().atMost(Duration.ofSeconds(60))
                .ignoreException(StoreException.class)
                .until(() -> {
                    otp.verify(VerifyRequest.ofPhone("13000130000", "login", "000000"));
                    return true;
                });
    }

    static String newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    Issued issue(String purpose) {
        IssueResult result = otp.issue(IssueRequest.of("13800138000", purpose));
        assertThat(result).isInstanceOf(Issued.class);
        return (Issued) result;
    }

    VerifyResult verify(Issued challenge, String purpose, String code) {
        return otp.verify(VerifyRequest.ofChallenge(challenge.challengeId().value(), purpose, code));
    }

    String sentCode() {
        return provider.lastCode(PHONE);
    }

    /** A code that is certainly not the right one. */
    static String wrong(String right, int offset) {
        int number = (Integer.parseInt(right) + 1 + offset) % 1_000_000;
        return new StringBuilder(Integer.toString(1_000_000 + number)).substring(1);
    }

    /** Runs it many times at once, and waits for all. */
    static <T> List<T> inParallel(int times, IndexedCall<T> call) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(times, 64));
        try {
            List<Callable<T>> calls = IntStream.range(0, times)
                    .mapToObj(i -> (Callable<T>) () -> call.at(i))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** One of many calls. */
    @FunctionalInterface
    interface IndexedCall<T> {
        T at(int index) throws Exception;
    }

    @Override
    public void close() {
        otp.close();
    }
}
