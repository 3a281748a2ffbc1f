package io.github.otpgate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyTest {

    private final AtomicInteger made = new AtomicInteger();
    private final List<Integer> released = new ArrayList<>();
    private final Lazy<Integer> lazy = new Lazy<>(made::incrementAndGet);

    @Test
    void new_makesNothing() {
        assertThat(made).hasValue(0);
    }

    @Test
    void get_byManyAtOnce_makesOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> values = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                values.add(threads.submit(() -> {
                    start.await();
                    return lazy.get();
                }));
            }
            start.countDown();

            for (Future<Integer> value : values) {
                assertThat(value.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void get_whereMakingFailed_triesAgain() {
        Lazy<Integer> moody = new Lazy<>(() -> {
            if (made.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return 7;
        });

        assertThatThrownBy(moody::get).hasMessage("not yet");
        assertThat(moody.get()).isEqualTo(7);
    }

    @Test
    void prepare_makesWhatGetReturns() {
        lazy.prepare();

        assertThat(made).hasValue(1);
        assertThat(lazy.get()).isEqualTo(1);
    }

    @Test
    void end_afterGet_releasesOnce() {
        lazy.get();
        lazy.end(released::add);
        lazy.end(released::add);

        assertThat(released).containsExactly(1);
    }

    @Test
    void end_beforeGet_releasesNothingAndNothingIsMade() {
        lazy.end(released::add);
        lazy.prepare();

        assertThat(released).isEmpty();
        assertThat(made).hasValue(0);
        assertThatThrownBy(lazy::get).isInstanceOf(IllegalStateException.class);
    }
}
