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
import java.util.concurrent.TimeUnit;
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
    private final CompletableFuture<Void> closing = new CompletableFuture<>();
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
    public record Rule(int retries, Duration interval, Predicate<Attempt> taken) {
        /** Refuses fewer retries than none and a negative interval. */
        public Rule {
            if (retries < 0 || interval.isNegative()) {
                throw new IllegalArgumentException("retries and interval must not be negative");
            }
        }
    }

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

    /**
     * Begins to push; returns at once. After {@link #close} the push is given up without an attempt.
     *
     * @throws IllegalArgumentException if the URL is none of HTTP
     */
    public void push(Push push) {
        HttpRequest request = request(push);
        synchronized (attempts) {
            underway++;
        }
        attempt(push, request, 1);
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

    private static HttpRequest request(Push push) {
        return HttpRequest.newBuilder(push.url())
                .timeout(PATIENCE)
                .header("Content-Type", push.contentType())
                .method(push.method(), BodyPublishers.ofString(push.body(), StandardCharsets.UTF_8))
                .build();
    }

    private void attempt(Push push, HttpRequest request, int number) {
        if (closing.isDone()) {
            giveUp(push);
            return;
        }
        var unused = http.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8))
                .handle((response, failure) -> ended(push, number, response))
                .thenAccept(attempt -> next(attempt, request));
    }

    private void giveUp(Push push) {
        synchronized (attempts) {
            givenUp.add(push);
            underway--;
            attempts.notifyAll();
        }
    }

    private static Attempt ended(Push push, int number, @Nullable HttpResponse<String> response) {
        return response == null
                ? new Attempt(push, number, 0, "")
                : new Attempt(push, number, response.statusCode(), response.body());
    }

    private void next(Attempt attempt, HttpRequest request) {
        boolean taken = rule.taken().test(attempt);
        boolean again = !taken && attempt.number() <= rule.retries() && !closing.isDone();
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
            var time = new CompletableFuture<Void>().completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS);
            var unused = CompletableFuture.anyOf(time, closing)
                    .thenRunAsync(() -> attempt(attempt.push(), request, attempt.number() + 1));
        }
    }

    /** What is not taken yet is tried no more: it is given up at once, or when the attempt under way has ended. */
    @Override
    public void close() {
        closing.complete(null);
    }
}
