package io.github.otpgate.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.route.lane.Carriage;
import io.github.otpgate.route.lane.Carrier;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many threads send while a vendor fails and recovers, over and over. */
class FlippingVendorTest {

    private static final int THREADS = 16;
    private static final int ROUNDS = 400;
    private static final int EACH = 10;

    private final Ticks ticks = new Ticks();
    private final AtomicInteger asked = new AtomicInteger();

    /** Answers at once. */
    private record Instant(Provider provider, Carriage carriage) implements Carrier {
        @Override
        public Carriage carry(Message message) {
            return carriage;
        }
    }

    private record Vendor(String name) implements Provider {
        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public List<Window> windows() {
            return List.of();
        }

        @Override
        public Submission submit(Message message) {
            throw new AssertionError("a router asks by the carrier");
        }
    }

    @FunctionalInterface
    private interface AtOnce extends Carriage {
        Submission answer();

        @Override
        default Progress await(Duration limit) {
            return new Progress.Answered(answer());
        }

        @Override
        default void whenAnswered(Consumer<Submission> told) {
            told.accept(answer());
        }
    }

    /** Twenty good answers, twenty of each fault, and again. */
    private Submission flip() {
        return switch (asked.getAndIncrement() / 20 % 4) {
            case 1 -> new Submission.Uncertain("reset");
            case 2 -> new Rejected(ErrorClass.TEMPORARY, "-50");
            case 3 -> new Rejected(ErrorClass.INSUFFICIENT_BALANCE, "3");
            default -> new Accepted("1");
        };
    }

    /** How many of its messages the vendor that flips took. */
    private static Callable<Long> sender(Router router) {
        return () -> IntStream.range(0, EACH)
                .mapToObj(i -> router.send(Bench.DISPATCH))
                .peek(sent -> {
                    assertThat(sent.paid()).isBetween(1, 2);
                    assertThat(sent.answer()).isInstanceOf(Accepted.class);
                })
                .filter(sent -> sent.provider().orElseThrow().equals("flipping"))
                .count();
    }

    @Test
    void send_manyThreadsAndAVendorThatFlips_everyMessageArrivesAndNobodyIsLeftOutForGood() throws Exception {
        Router router = new Router(
                Map.of(Channel.SMS, List.of("flipping", "steady")),
                List.of(
                        new Instant(new Vendor("flipping"), (AtOnce) this::flip),
                        new Instant(new Vendor("steady"), (AtOnce) () -> new Accepted("2"))),
                Bench.settings(2, Map.of()),
                new RouterTools((dispatch, attempt) -> {}, event -> {}, new SecureRandom(), ticks));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        long byFlipping = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (Future<Long> one : threads.invokeAll(Collections.nCopies(THREADS, sender(router)))) {
                byFlipping += one.get();
            }
            ticks.pass(Duration.ofSeconds(7));
        }
        threads.shutdown();

        assertThat(byFlipping).isPositive();
        ticks.pass(Duration.ofMinutes(11));
        int before = asked.get();
        router.send(Bench.DISPATCH);
        assertThat(asked.get()).isGreaterThan(before);
    }
}
