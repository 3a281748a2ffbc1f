package io.github.otpgate.route.lane;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.route.lane.Traffic.Step;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one account: a line of bounded length, a pace shared by all nodes, and so many requests under way at once on
 * threads of its own.
 *
 * <p>A message for which there is a permit and a thread leaves at once, by itself. Those that had to wait leave together
 * where the vendor takes many in one request. Nothing leaves without a permit: where the pace cannot be asked for, all who
 * wait are turned away.
 */
public final class Lane implements Carrier, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final PaceStore UNPACED =
            (account, perSecond, wanted) -> CompletableFuture.completedFuture(new Permits(wanted, Duration.ZERO));

    private final Provider provider;
    private final LaneSettings settings;
    private final PaceStore paces;
    private final Sending sending;
    private final Traffic traffic;
    private final LaneThreads threads;
    private final LaneTime time;

    /** A lane without traffic. Its threads are made when there is some. */
    public Lane(Provider provider, LaneSettings settings, PaceStore paces) {
        this(provider, settings, paces, Optional.empty());
    }

    /** The same in another time. */
    Lane(Provider provider, LaneSettings settings, PaceStore paces, Optional<LaneTime> other) {
        this.provider = requireNonNull(provider, "provider");
        this.settings = requireNonNull(settings, "settings");
        this.paces = settings.requestsPerSecond() == 0 ? UNPACED : requireNonNull(paces, "paces");
        this.sending = new Sending(provider, settings);
        this.threads = new LaneThreads(provider.name(), settings.mostInFlight());
        this.time = other.orElse(threads);
        this.traffic = new Traffic(settings, sending.mostMessages(), time::nanos);
    }

    @Override
    public Provider provider() {
        return provider;
    }

    @Override
    public Carriage carry(Message message) {
        Waiting waiting = new Waiting(message, sending.joins(message), time.nanos(), traffic::forget);
        traffic.join(waiting).ifPresentOrElse(waiting::withdraw, this::goOn);
        return waiting;
    }

    /** After whatever may have changed what can happen next. One step: what follows from it calls again. */
    private void goOn() {
        Step step = traffic.next();
        if (step.permits() > 0) {
            ask(step.permits());
        } else if (!step.pause().isZero()) {
            time.later(step.pause(), this::wake);
        }
    }

    private void wake() {
        traffic.wake();
        goOn();
    }

    private void ask(int wanted) {
        // Within a stage, so that a store that throws does the same as one that fails.
        CompletionStage<?> unused = CompletableFuture.completedFuture(wanted)
                .thenCompose(permits -> paces.take(provider.name(), settings.requestsPerSecond(), permits))
                .thenApply(Objects::requireNonNull)
                .whenComplete((permits, failure) -> {
                    if (failure == null) {
                        start(traffic.granted(wanted, permits));
                    } else {
                        deny(failure);
                    }
                    goOn();
                });
    }

    private void deny(Throwable failure) {
        List<Waiting> denied = traffic.deny();
        Throwable cause = failure.getCause();
        LOG.warn(
                "Nothing leaves for provider {}, whose pace cannot be asked for; {} messages were turned away: {}",
                provider.name(),
                denied.size(),
                (cause == null ? failure : cause).toString());
        denied.forEach(waiting -> waiting.withdraw("pace"));
    }

    private void start(int requests) {
        for (int i = 0; i < requests; i++) {
            if (!threads.run(this::send)) {
                traffic.notStarted();
            }
        }
    }

    /** On a thread of its own. Who leaves is decided here, at the last moment: a thread that never runs takes nobody along. */
    private void send() {
        List<Waiting> request = traffic.depart();
        goOn();
        if (request.isEmpty()) {
            return;
        }
        try {
            sending.send(request);
        } finally {
            traffic.arrive();
            goOn();
        }
    }

    /** How busy it is. */
    public LaneView view() {
        return traffic.view();
    }

    /** From now on nothing leaves: who waits is withdrawn, and so is who comes. Does not wait for what is under way. */
    public void stop() {
        traffic.close().forEach(waiting -> waiting.withdraw("closed"));
    }

    /** Stops, and gives what is under way that long; then it is interrupted. Its answers are told all the same. */
    public void close(Duration grace) {
        stop();
        threads.end(grace);
    }

    /** The same with a grace of 10 s, longer than an exchange takes. */
    @Override
    public void close() {
        close(GRACE);
    }

    @Override
    public String toString() {
        return "Lane[" + provider.name() + "]";
    }
}
