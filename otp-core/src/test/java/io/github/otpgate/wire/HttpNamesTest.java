package io.github.otpgate.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpNamesTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(50);

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch answer = new CountDownLatch(1);

    /** A name server that says nothing until it is told to. */
    private List<InetAddress> silent(String host) {
        asked.incrementAndGet();
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of(InetAddress.getLoopbackAddress());
    }

    @Test
    void lookup_knownName_isItsAddresses() throws UnknownHostException {
        try (HttpNames names = new HttpNames(host -> List.of(InetAddress.getLoopbackAddress()), LONG)) {
            assertThat(names.lookup("a.test")).containsExactly(InetAddress.getLoopbackAddress());
        }
    }

    @Test
    void lookup_silentNameServer_endsInTimeAndAsksOnce() {
        try (HttpNames names = new HttpNames(this::silent, SHORT)) {
            for (int i = 0; i < 3; i++) {
                assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> names.lookup("a.test"));
            }

            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void lookup_manyAtOnce_askOnceAndAllGetTheAnswer() throws Exception {
        try (HttpNames names = new HttpNames(this::silent, LONG)) {
            List<FutureTask<List<InetAddress>>> waiting = Stream.generate(
                            () -> new FutureTask<>(() -> names.lookup("a.test")))
                    .limit(8)
                    .toList();
            List<Thread> threads = waiting.stream().map(Thread::new).toList();
            threads.forEach(Thread::start);
            await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
            answer.countDown();

            for (FutureTask<List<InetAddress>> one : waiting) {
                assertThat(one.get()).hasSize(1);
            }
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void lookup_unknownName_saysSo() {
        Dns nothing = host -> {
            throw new UnknownHostException(host);
        };
        try (HttpNames names = new HttpNames(nothing, LONG)) {
            assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> names.lookup("a.test"));
        }
    }

    @Test
    void lookup_afterClose_findsNothing() {
        HttpNames names = new HttpNames(this::silent, LONG);
        names.close();

        assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> names.lookup("a.test"));
    }

    @Test
    void lookup_interruptedThread_endsAndStaysInterrupted() {
        try (HttpNames names = new HttpNames(this::silent, LONG)) {
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> names.lookup("a.test"));

            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
