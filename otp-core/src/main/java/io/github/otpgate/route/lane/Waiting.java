package io.github.otpgate.route.lane;

import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Submission;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message in a lane. Whether it leaves or is withdrawn is decided once, by whoever sets its fate first. */
final class Waiting implements Carriage {

    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);

    private static final Progress LEFT = new Progress.UnderWay();
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Message message;
    private final boolean joins;
    private final long since;
    private final Consumer<Waiting> withdrawn;

    private final AtomicReference<@Nullable Progress> fate = new AtomicReference<>();
    private final CompletableFuture<Progress> end = new CompletableFuture<>();

    /**
     * A message that waits.
     *
     * @param joins whether it may be one of many in a request
     * @param since the tick at which it came
     * @param withdrawn told once, if it is withdrawn
     */
    Waiting(Message message, boolean joins, long since, Consumer<Waiting> withdrawn) {
        this.message = message;
        this.joins = joins;
        this.since = since;
        this.withdrawn = withdrawn;
    }

    Message message() {
        return message;
    }

    boolean joins() {
        return joins;
    }

    long since() {
        return since;
    }

    /** From now on it is on its way, unless it was withdrawn before. */
    boolean leave() {
        return fate.compareAndSet(null, LEFT);
    }

    /** It never leaves, unless it left before. */
    void withdraw(String reason) {
        Progress never = new Progress.Withdrawn(reason);
        if (fate.compareAndSet(null, never)) {
            withdrawn.accept(this);
            end.complete(never);
        }
    }

    void answer(Submission answer) {
        end.complete(new Progress.Answered(answer));
    }

    @Override
    public Progress await(Duration limit) {
        try {
            Duration wait = limit.compareTo(LONGEST) < 0 ? limit : LONGEST;
            return end.get(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException over) {
            return giveUp("late");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return giveUp("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing ends it this way", e);
        }
    }

    private Progress giveUp(String reason) {
        withdraw(reason);
        Progress decided = fate.get();
        return end.getNow(decided == null ? LEFT : decided);
    }

    @Override
    public void whenAnswered(Consumer<Submission> told) {
        CompletableFuture<?> unused = end.thenAccept(progress -> {
            if (progress instanceof Progress.Answered answered) {
                tell(told, answered.answer());
            }
        });
    }

    /** Who fails to listen must not keep the answer from the others. */
    private static void tell(Consumer<Submission> told, Submission answer) {
        try {
            told.accept(answer);
        } catch (RuntimeException e) {
            LOG.warn("An answer was not listened to: {}", e.getClass().getName());
        }
    }
}
