package io.github.otpgate.testkit.junit;

import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.receipt.poll.PollSettings;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.VendorSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** A service and all around it, for one test. JUnit's store closes what is put into it, the latest first. */
final class TestBench {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final PhoneNumber NOBODY = new PhoneNumber("+8613000130000");
    private static final PollSettings NO_POLLING =
            new PollSettings(false, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(10));

    private final Store store;
    private final MovableClock clock = new MovableClock(Instant.now());
    private final OtpServiceBuilder settings;
    private final List<Object> parts = new ArrayList<>();

    TestBench(RedisServer redis, Store store) {
        this.store = store;
        this.settings = OtpService.builder()
                .secretKeys(Fresh.key())
                .signature(Fresh.SIGNATURE)
                .redis(redis.uri())
                .redisNamespace(Fresh.namespace())
                .redisTimeout(Duration.ofSeconds(2)) // the longest allowed: a busy machine must not fail a test
                .captcha(CaptchaMode.OFF)
                .polling(NO_POLLING)
                .clock(clock);
        parts.add(redis);
        parts.add(clock);
    }

    void record() {
        RecordingProvider recorder = new RecordingProvider("recording");
        parts.add(recorder);
        settings.provider(recorder).route(Channel.SMS, recorder.name());
    }

    void simulate(List<SimulatedVendor> vendors) {
        for (SimulatedVendor vendor : vendors) {
            VendorSimulator simulator = vendor.start(clock);
            store.put(simulator, simulator);
            parts.add(simulator);
            settings.provider(vendor.type(), vendor.settings(simulator.baseUri()));
        }
        SimulatedVendor.routes(vendors)
                .forEach((channel, names) -> settings.route(channel, names.toArray(String[]::new)));
    }

    /** The service is ready to send when this returns. */
    void build(Consumer<OtpServiceBuilder> customizers) {
        customizers.accept(settings);
        OtpService otp = settings.build();
        store.put(otp, otp);
        parts.add(otp);
        awaitRedis(otp);
    }

    /** Asks for what changes nothing: the first connection may take longer than a call waits for it. */
    private static void awaitRedis(OtpService otp) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                otp.isSuppressed(NOBODY);
                return;
            } catch (StoreException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    /** What a parameter of that type may be. */
    List<Object> parts(Class<?> type) {
        return parts.stream().filter(type::isInstance).toList();
    }
}
