package io.github.otpgate.direct;

import static io.github.otpgate.direct.Direct.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that a container still has under way when the application has closed its service. */
@ExtendWith(RedisExtension.class)
class ClosedServiceTest {

    private static final VerifyRequest GUESS = VerifyRequest.ofPhone(PHONE, "login", "000000");

    private final RecordingProvider vendor = new RecordingProvider("main");

    private OtpService closed(RedisServer redis) {
        OtpService otp = Direct.open(Direct.settings(redis, vendor));
        otp.close();
        otp.close();
        return otp;
    }

    static Stream<Consumer<OtpService>> calls() {
        return Stream.of(
                otp -> otp.issue(IssueRequest.of(PHONE, "login")),
                otp -> otp.verify(GUESS),
                otp -> otp.suppress(new PhoneNumber("+86" + PHONE)),
                OtpService::redis,
                OtpService::operations);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void call_afterClose_failsAsWithRedisAway(Consumer<OtpService> call, RedisServer redis) {
        OtpService otp = closed(redis);

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> call.accept(otp));
        assertThat(vendor.messages()).isEmpty();
    }

    @Test
    void stage_afterClose_failsAsWithRedisAway(RedisServer redis) {
        CompletionStage<?> stage = closed(redis).async(Runnable::run).verify(GUESS);

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> stage.toCompletableFuture().join())
                .withCauseInstanceOf(StoreException.class);
    }
}
