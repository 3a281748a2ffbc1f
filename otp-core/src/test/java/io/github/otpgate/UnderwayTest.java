package io.github.otpgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnderwayTest {

    private final Underway underway = new Underway();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    /** Returns once the call is in. */
    private Future<?> begin(CountDownLatch until) throws InterruptedException {
        CountDownLatch in = new CountDownLatch(1);
        Future<?> call = threads.submit(() -> underway.call(() -> {
            in.countDown();
            return awaited(until);
        }));
        in.await();
        return call;
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void end_waitsForWhoHasBegunAndForNobodyElse() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(1);
        Future<?> begun = begin(first);
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Thread closing = new Thread(() -> ended.complete(underway.end()));
        closing.start();
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);

        Future<?> newcomer = begin(late);
        assertThat(ended).isNotDone();
        first.countDown();

        assertThat(ended.get(1, TimeUnit.MINUTES)).isTrue();
        assertThat(begun).succeedsWithin(1, TimeUnit.MINUTES);
        assertThat(newcomer).isNotDone();
        late.countDown();
    }
}
