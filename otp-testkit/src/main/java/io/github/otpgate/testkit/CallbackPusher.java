package io.github.otpgate.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Pushes to a customer's URL as vendors do: over real HTTP, and again by the vendor's rule until it is taken. Its time runs
 * faster than real time by a given factor, so that five minutes pass in an instant. Safe for use by many threads.
 */
public final class CallbackPusher implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Rule rule;
    private final double speed;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Push> givenUp = new ArrayList<>();
    private int underway;

    /**
     * A pusher without work.
     *
     * @param speed how many simulated seconds pass in a real one, more than 0
     */
    public CallbackPusher(Rule rule, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be more than 0: " + speed);
        }
        this.rule = rule;
        this.speed = speed;
    }

    /**
     * How often a vendor tries.
     *
     * @param retries after the first attempt, 0 or more
     * @param interval between two attempts, in simulated time
     * @param taken whether an answer means that the push has arrived
     */
    public record Rule(int retries, Duration interval, Predicate<Attempt> taken) {}

    /** One thing to push. Prints neither its URL nor its body: both hold numbers. */
    public record Push(String method, URI url, String contentType, String body) {
        @Override
        public String toString() {
            return "Push[" + method + ", " + body.length() + " characters]";
        }
    }

    /**
     * What came of trying once.
     *
     * @param number from 1
     * @param status of HTTP, 0 where no answer came
     * @param answer the body of the answer
     */
    public record Attempt(Push push, int number, int status, String answer) {}

    /** Begins to push; returns at once. */
    public void push(Push push) {
        synchronized (attempts) {
            underway++;
        }
        attempt(push, 1);
    }

    /** Every attempt so far, in the order in which they ended. */
    public List<Attempt> attempts() {
        synchronized (attempts) {
            return List.copyOf(attempts);
        }
    }

    /** What was never taken. */
    public List<Push> givenUp() {
        synchronized (attempts) {
            return List.copyOf(givenUp);
        }
    }

    /**
     * Waits until everything is taken or given up.
     *
     * @throws AssertionError if that takes longer, in real time
     */
    public void awaitIdle(Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        synchronized (attempts) {
            while (underway > 0) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError(underway + " pushes still under way after " + timeout);
                }
                TimeUnit.NANOSECONDS.timedWait(attempts, left);
            }
        }
    }

    private void attempt(Push push, int number) {
        HttpRequest request = HttpRequest.newBuilder(push.url())
                .timeout(PATIENCE)
                .header("Content-Type", push.contentType())
                .method(push.method(), BodyPublishers.ofString(push.body(), StandardCharsets.UTF_8))
                .build();
        var unused = http.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8))
                .handle((response, failure) -> ended(push, number, response))
                .thenAccept(this::next);
    }

    private static Attempt ended(Push push, int number, @Nullable HttpResponse<String> response) {
        return response == null
                ? new Attempt(push, number, 0, "")
                : new Attempt(push, number, response.statusCode(), response.body());
    }

    private void next(Attempt attempt) {
        boolean taken = rule.taken().test(attempt);
        boolean again = !taken && attempt.number() <= rule.retries() && !closed.get();
        synchronized (attempts) {
            attempts.add(attempt);
            if (!taken && !again) {
                givenUp.add(attempt.push());
            }
            underway -= again ? 0 : 1;
            attempts.notifyAll();
        }
        if (again) {
            long nanos = (long) (rule.interval().toNanos() / speed);
            Executor later = CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS);
            var unused = CompletableFuture.runAsync(() -> attempt(attempt.push(), attempt.number() + 1), later);
        }
    }

    /** What is not taken yet is tried no more. */
    @Override
    public void close() {
        closed.set(true);
    }
}
