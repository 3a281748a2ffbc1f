package io.github.otpgate.redis;

import io.github.otpgate.store.StoreException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** To connect. All who wait for it have one patience: what one has waited, the next need not. Thread safe. */
final class ConnectAttempt {

    /** To make a client is the JVM's work and not Redis'; should it never end, nobody waits for ever. */
    private static final Duration MAKING = Duration.ofSeconds(10);

    /** A second is what a caller may have to wait in a warm JVM: the rest of a call takes its share, and so does making a client. */
    private static final Duration FIRST = Duration.ofMillis(700);

    private static final int TIMES_THE_MAKING = 4;

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final boolean first;
    private final Duration patience;
    private final long began = System.nanoTime();
    /** How long the JVM took for the client. */
    private final AtomicLong making = new AtomicLong();

    private final CountDownLatch dialing = new CountDownLatch(1);
    private final CompletableFuture<RedisClusterAsyncCommands<byte[], byte[]>> connected = new CompletableFuture<>();
    /** When somebody began to wait, if anybody did. */
    private final AtomicReference<@Nullable Long> since = new AtomicReference<>();

    private ConnectAttempt(boolean first, Duration patience) {
        this.first = first;
        this.patience = patience;
    }

    /** The first one of this JVM, for all that is known. */
    static ConnectAttempt first(Duration timeout) {
        return new ConnectAttempt(true, timeout.compareTo(FIRST) < 0 ? FIRST : timeout);
    }

    static ConnectAttempt later(Duration timeout) {
        return new ConnectAttempt(false, timeout);
    }

    boolean isFirst() {
        return first;
    }

    /** From now on it is Redis that callers wait for. */
    void dialing() {
        making.set(System.nanoTime() - began);
        dialing.countDown();
    }

    void succeeded(RedisClusterAsyncCommands<byte[], byte[]> commands) {
        connected.complete(commands);
    }

    void failed(Throwable failure) {
        connected.completeExceptionally(failure);
        dialing.countDown();
    }

    boolean hasFailed() {
        return connected.isCompletedExceptionally();
    }

    /** Ends when it has. */
    CompletionStage<?> connected() {
        return connected;
    }

    /**
     * The connection.
     *
     * @throws StoreException where there is none, or none yet after all that can be waited
     */
    RedisClusterAsyncCommands<byte[], byte[]> await() {
        try {
            boolean unused = dialing.await(MAKING.toNanos() - (System.nanoTime() - began), TimeUnit.NANOSECONDS);
            return connected.get(Math.max(0, nanosOfPatience() - nanosWaited()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new StoreException("Redis cannot be reached", e.getCause());
        } catch (TimeoutException e) {
            throw new StoreException("Redis is not connected yet", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for Redis", e);
        }
    }

    /**
     * What a JVM loads to connect for the first time goes with what it loads for the client: next to nothing where another
     * has connected before, a second or two in a new one, and longer on a busy machine.
     */
    private long nanosOfPatience() {
        return first
                ? Math.min(patience.plusNanos(TIMES_THE_MAKING * making.get()).toNanos(), LONGEST.toNanos())
                : patience.toNanos();
    }

    private long nanosWaited() {
        if (connected.isDone()) {
            return 0;
        }
        long now = System.nanoTime();
        since.compareAndSet(null, now);
        Long began = since.get();
        return began == null ? 0 : now - began;
    }
}
