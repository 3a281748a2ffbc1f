package io.github.otpgate.redis;

import io.github.otpgate.store.StoreException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One shared connection to a Redis, made in the background and again after it could not be made. Thread safe; no call
 * waits longer than the time-out for the connection, but for the first attempt, and then for its reply.
 */
public final class RedisConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisConnection.class);

    private static final Duration PAUSE = Duration.ofMillis(250);
    /** Longer than the time-out of Redis: that ends an attempt, once the JVM has loaded what it takes. */
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private static final int MOST_CAUSES = 10;

    private final RedisEndpoint redis;
    private final Duration timeout;
    private final AtomicReference<ConnectAttempt> link = new AtomicReference<>();

    private final AtomicLong nextAttempt = new AtomicLong(System.nanoTime());
    private final AtomicReference<@Nullable Thread> connecting = new AtomicReference<>();
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicBoolean closing = new AtomicBoolean();

    RedisConnection(RedisEndpoint redis, Duration timeout) {
        this.redis = redis;
        this.timeout = timeout;
    }

    /**
     * Begins to connect and does not wait, so that a Redis that is away keeps nobody from starting.
     *
     * @throws io.github.otpgate.model.ConfigurationException for a URI that is not one
     */
    public static RedisConnection open(RedisSettings settings) {
        RedisConnection connection = idle(settings);
        ConnectAttempt unused = connection.attempt();
        return connection;
    }

    /** The same, but the first call begins to connect. */
    public static RedisConnection idle(RedisSettings settings) {
        return new RedisConnection(RedisEndpoint.of(settings), settings.timeout());
    }

    /**
     * The same through somebody else's client, which {@link #close} leaves alone.
     *
     * @param timeout how long a caller waits for a reply, whatever the client's own time-outs are
     */
    public static RedisConnection idle(SharedRedis shared, Duration timeout) {
        return new RedisConnection(shared.endpoint(), timeout);
    }

    /**
     * Runs something, not before the first attempt to connect has ended, either way.
     *
     * @param work short: it may run on the thread of the caller, or on the one that connected
     */
    public void onceTried(Runnable work) {
        CompletionStage<?> unused = attempt().connected().whenComplete((commands, failure) -> run(work));
    }

    /** The stage would keep a failure to itself. */
    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.error("What was to begin once Redis was tried could not", e);
        }
    }

    /** One command, or several that are sent together. */
    @FunctionalInterface
    interface Command<T> {
        CompletionStage<T> on(RedisClusterAsyncCommands<byte[], byte[]> commands);
    }

    /** Sends a command whose reply nobody needs. */
    <T> void send(Command<T> command) {
        CompletionStage<T> unused = command.on(commands());
    }

    /**
     * Runs a command and waits for its reply.
     *
     * @throws StoreException without a connection, without a reply in time, or for an error reply
     */
    <T> T call(Command<T> command) {
        RedisClusterAsyncCommands<byte[], byte[]> commands = commands();
        try {
            return await(command.on(commands).toCompletableFuture());
        } catch (RedisException | IllegalStateException e) {
            // The latter from a client that is closed.
            throw failed(e);
        }
    }

    /**
     * Runs a command and does not wait for its reply; waits for a connection where there is none yet. The stage ends with
     * a {@link StoreException} without a connection, without a reply in time, or for an error reply.
     */
    <T> CompletionStage<T> start(Command<T> command) {
        try {
            return command.on(commands()).handle((reply, failure) -> {
                if (failure == null) {
                    return reply;
                }
                throw failed(unwrapped(failure));
            });
        } catch (RedisException | IllegalStateException e) {
            return CompletableFuture.failedFuture(failed(e));
        } catch (StoreException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private StoreException failed(@Nullable Throwable cause) {
        if (cause instanceof RedisCommandTimeoutException) {
            return silent(cause);
        }
        boolean answered = cause instanceof RedisCommandExecutionException;
        return new StoreException(answered ? "Redis refused" : "Redis cannot be reached", cause);
    }

    private StoreException silent(Throwable cause) {
        return new StoreException("Redis did not answer within " + timeout.toMillis() + " ms", cause);
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private RedisClusterAsyncCommands<byte[], byte[]> commands() {
        if (closing.get()) {
            throw new StoreException("closed", null);
        }
        return attempt().await();
    }

    private <T> T await(Future<T> future) {
        try {
            return future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (TimeoutException e) {
            throw silent(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for Redis", e);
        }
    }

    /** Callers share one attempt to connect; one that failed is forgotten, so that the next call tries again. */
    private ConnectAttempt attempt() {
        ConnectAttempt known = link.get();
        // One that failed stands for a moment: else a Redis that is away costs a thread and a log line for every call.
        boolean failed = known != null && known.hasFailed();
        if (known != null && (!failed || System.nanoTime() - nextAttempt.get() < 0)) {
            return known;
        }
        ConnectAttempt attempt = known == null ? ConnectAttempt.first(timeout) : ConnectAttempt.later(timeout);
        if (!link.compareAndSet(known, attempt)) {
            return attempt();
        }
        // On a thread of its own: Lettuce finds the nodes of a cluster with blocking calls.
        Thread thread = new Thread(() -> connect(attempt), "otp-redis-connect");
        thread.setDaemon(true);
        connecting.set(thread);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            // No thread now; without this the attempt would never end, and nobody would try again.
            attempt.failed(e);
        }
        return attempt;
    }

    private void connect(ConnectAttempt attempt) {
        try {
            if (closing.get()) {
                // Whoever lends a client may have ended it by now, and then connecting waits for ever.
                throw new RedisException("closed");
            }
            redis.prepare();
            attempt.dialing();
            RedisClusterAsyncCommands<byte[], byte[]> commands = dial(attempt);
            LOG.info("Redis is connected{}: {}", away.getAndSet(false) ? " again" : "", redis.where());
            attempt.succeeded(commands);
        } catch (RuntimeException | Error e) {
            if (closing.get()) {
                LOG.debug("Closed before Redis was reached: {}", why(e));
            } else if (away.getAndSet(true)) {
                LOG.debug("Redis still cannot be reached: {}", why(e));
            } else {
                LOG.warn("Redis cannot be reached, so codes are refused until it can be: {}", why(e));
            }
            nextAttempt.set(System.nanoTime() + PAUSE.toNanos());
            attempt.failed(e);
        }
    }

    /** What a JVM has to load for its first connection may take longer than Redis is given: so once more. */
    private RedisClusterAsyncCommands<byte[], byte[]> dial(ConnectAttempt attempt) {
        long start = System.nanoTime();
        try {
            return redis.connect();
        } catch (RedisException e) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            // A Redis that says nothing takes the time-out and little more; what takes twice that was held up here.
            boolean heldUp = took.compareTo(timeout.multipliedBy(2L * redis.hosts())) >= 0;
            if (heldUp && attempt.isFirst() && !closing.get()) {
                return redis.connect();
            }
            throw e;
        }
    }

    /** The last cause tells a wrong password from a port that nobody listens on. */
    private static String why(Throwable failure) {
        Throwable root = failure;
        for (int i = 0; i < MOST_CAUSES && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return root == failure ? failure.toString() : failure + ": " + root.getMessage();
    }

    /** Lets an attempt to connect end first: a connection that stands when Lettuce has closed all it knew stays open. */
    @Override
    public void close() {
        closing.set(true);
        Thread thread = connecting.get();
        if (thread != null) {
            await(thread);
        }
        redis.close();
        if (thread != null) {
            // Lettuce's connect waits for ever once its threads are gone.
            thread.interrupt();
        }
    }

    private void await(Thread attempt) {
        try {
            attempt.join(timeout.plus(GOODBYE).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
