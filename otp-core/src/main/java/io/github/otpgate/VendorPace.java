package io.github.otpgate;

import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Rejected;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How vendors behave these days, to be able to behave alike. Thread safe. */
final class VendorPace {

    private static final int REMEMBERED = 64;

    private final SecureRandom random;
    private final AtomicReferenceArray<@Nullable Sample> samples = new AtomicReferenceArray<>(REMEMBERED);
    private final AtomicInteger next = new AtomicInteger();

    VendorPace(SecureRandom random) {
        this.random = random;
    }

    /** How long the vendors took over a message, and their refusal where it lay in them, not in the number. */
    private record Sample(long nanos, Optional<Rejected> refusal) {}

    Submission timed(Supplier<Submission> vendor) {
        long start = System.nanoTime();
        Submission answer = vendor.get();
        Optional<Rejected> refusal = Optional.of(answer)
                .filter(Rejected.class::isInstance)
                .map(Rejected.class::cast)
                .filter(rejected -> rejected.reason().failsOver());
        samples.set(Math.floorMod(next.getAndIncrement(), REMEMBERED), new Sample(System.nanoTime() - start, refusal));
        return answer;
    }

    /** Lets as much time pass as one of the last sends took, and says how it ended; none where there was none. */
    Optional<Rejected> pass() {
        int known = Math.min(REMEMBERED, Math.max(0, next.get()));
        Sample drawn = known == 0 ? null : samples.get(random.nextInt(known));
        if (drawn == null) {
            return Optional.empty();
        }
        pass(drawn.nanos());
        return drawn.refusal();
    }

    private static void pass(long nanos) {
        try {
            boolean unused = new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
