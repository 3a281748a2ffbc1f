package io.github.otpgate.testkit.httpbatch;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The platform's pushes, one after the other. A report that is not taken (HTTP 200 and {@code OK}) stops them for an hour;
 * what there is to report meanwhile is never pushed; then the same report is tried again. A reply is pushed once, whatever
 * becomes of it. The hour passes faster than real time by a given factor. Safe for use by many threads.
 */
public final class HttpBatchPushes implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofHours(1);

    private final PushTarget target;
    private final double speed;
    private final ScheduledThreadPoolExecutor worker;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private Optional<URI> url = Optional.empty();
    private boolean paused;
    private int pauses;
    private int lost;
    private int repliesUnderway;

    HttpBatchPushes(PushTarget target, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be more than 0: " + speed);
        }
        this.target = target;
        this.speed = speed;
        this.worker = new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread thread = new Thread(task, "http-batch-pushes");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * What came of pushing once. Prints nothing of what was pushed.
     *
     * @param fields form-encoded, whether they went as a query or as a body
     * @param status of HTTP, 0 where no answer came
     * @param answer the body of the answer
     */
    public record Attempt(String fields, int status, String answer) {

        /** Whether the platform is content. */
        public boolean isTaken() {
            return status == 200 && answer.strip().equals("OK");
        }

        @Override
        public String toString() {
            return "Attempt[" + fields.length() + " characters, HTTP " + status + "]";
        }
    }

    /** Where pushes go from now on; without an address there are none. */
    public synchronized void to(URI address) {
        url = Optional.of(address);
    }

    synchronized void reports(List<String> pushes) {
        if (url.isEmpty()) {
            return;
        }
        if (paused) {
            lost += pushes.size();
            return;
        }
        waiting.addAll(pushes);
        worker.execute(this::work);
    }

    synchronized void reply(String push) {
        if (url.isPresent()) {
            repliesUnderway++;
            worker.execute(() -> replied(push));
        }
    }

    /** Every attempt so far, oldest first. */
    public synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** How many pushes of reports fell into a pause. */
    public synchronized int lost() {
        return lost;
    }

    /** Ends the pause now, as if its hour were over. */
    public void skipPause() {
        int current;
        synchronized (this) {
            current = pauses;
        }
        worker.execute(() -> resume(current));
    }

    /**
     * Waits until a report was not taken and the pause has begun.
     *
     * @throws AssertionError if that takes longer, in real time
     */
    public void awaitPause(Duration timeout) throws InterruptedException {
        await(() -> paused, timeout, "no pause");
    }

    /**
     * Waits until everything is pushed and taken.
     *
     * @throws AssertionError if that takes longer, in real time
     */
    public void awaitIdle(Duration timeout) throws InterruptedException {
        await(() -> waiting.isEmpty() && repliesUnderway == 0, timeout, "pushes still under way");
    }

    private synchronized void await(BooleanSupplier condition, Duration timeout, String otherwise)
            throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(otherwise + " after " + timeout);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private void work() {
        Optional<String> next = next();
        while (next.isPresent()) {
            pushed(attempt(next.get()));
            next = next();
        }
    }

    private synchronized Optional<String> next() {
        return paused ? Optional.empty() : Optional.ofNullable(waiting.peekFirst());
    }

    private synchronized void pushed(Attempt attempt) {
        attempts.add(attempt);
        if (attempt.isTaken()) {
            waiting.removeFirst();
        } else {
            paused = true;
            int current = ++pauses;
            var unused = worker.schedule(() -> resume(current), (long) (PAUSE.toNanos() / speed), TimeUnit.NANOSECONDS);
        }
        notifyAll();
    }

    private void resume(int pause) {
        synchronized (this) {
            paused &= pause != pauses;
        }
        work();
    }

    private void replied(String push) {
        Attempt attempt = attempt(push);
        synchronized (this) {
            attempts.add(attempt);
            repliesUnderway--;
            notifyAll();
        }
    }

    private Attempt attempt(String push) {
        URI address;
        synchronized (this) {
            address = url.orElseThrow();
        }
        return target.attempt(address, push);
    }

    /** What is not taken yet is tried no more. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
