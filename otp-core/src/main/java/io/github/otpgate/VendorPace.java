package io.github.otpgate;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Rejected;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    /** A few: purposes are configured. */
    private final Map<Kind, Samples> known = new ConcurrentHashMap<>();

    VendorPace(SecureRandom random) {
        this.random = random;
    }

    /** What messages have in common that vendors may treat alike: a template they refuse is one purpose's. */
    record Kind(Purpose purpose, Channel channel) {}

    /** How long the vendors took over a message, and their refusal where it lay in them, not in the number. */
    private record Sample(long nanos, Optional<Rejected> refusal) {}

    /** The last ones of a kind. */
    private static final class Samples {

        private final AtomicReferenceArray<@Nullable Sample> last = new AtomicReferenceArray<>(REMEMBERED);
        private final AtomicInteger next = new AtomicInteger();

        void add(Sample sample) {
            last.set(Math.floorMod(next.getAndIncrement(), REMEMBERED), sample);
        }

        @Nullable
        Sample any(SecureRandom random) {
            int size = Math.min(REMEMBERED, Math.max(0, next.get()));
            return size == 0 ? null : last.get(random.nextInt(size));
        }
    }

    Submission timed(Kind kind, Supplier<Submission> vendor) {
        long start = System.nanoTime();
        Submission answer = vendor.get();
        Optional<Rejected> refusal = Optional.of(answer)
                .filter(Rejected.class::isInstance)
                .map(Rejected.class::cast)
                .filter(rejected -> rejected.reason().failsOver());
        known.computeIfAbsent(kind, any -> new Samples()).add(new Sample(System.nanoTime() - start, refusal));
        return answer;
    }

    /**
     * Lets as much time pass as one of the last sends of that kind took, and says how it ended; none where there was none.
     */
    Optional<Rejected> pass(Kind kind) {
        Samples samples = known.get(kind);
        Sample drawn = samples == null ? null : samples.any(random);
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
