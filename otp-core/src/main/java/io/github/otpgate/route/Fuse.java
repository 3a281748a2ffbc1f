package io.github.otpgate.route;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.IllegalStateTransitionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * A circuit breaker that forgets what was asked before it moved: a vendor's answer to a request of the old days neither
 * passes nor fails its probe. Thread safe.
 */
final class Fuse {

    private final CircuitBreaker breaker;
    private final LongSupplier ticks;
    private final AtomicLong probedAt = new AtomicLong();

    Fuse(CircuitBreakerConfig config, LongSupplier ticks, BiConsumer<State, State> moved) {
        this.ticks = ticks;
        this.breaker = CircuitBreaker.of(
                "fuse",
                CircuitBreakerConfig.from(config).clock(new TickClock(ticks)).build());
        breaker.getEventPublisher().onStateTransition(event -> {
            State from = event.getStateTransition().getFromState();
            State to = event.getStateTransition().getToState();
            if (from != to) {
                moved.accept(from, to);
            }
        });
    }

    /**
     * A pass for one request, which must be given back or answered for; empty where none may leave.
     *
     * @return the state that let it through: what comes of it counts in that state only
     */
    Optional<State> admit() {
        if (!breaker.tryAcquirePermission()) {
            return Optional.empty();
        }
        State state = breaker.getState();
        if (state == State.HALF_OPEN) {
            probedAt.set(ticks.getAsLong());
        }
        return Optional.of(state);
    }

    void works(State pass) {
        answer(pass, true);
    }

    void fails(State pass) {
        answer(pass, false);
    }

    private void answer(State pass, boolean works) {
        if (pass == breaker.getState()) {
            breaker.onResult(0, TimeUnit.NANOSECONDS, works);
        }
    }

    /** The request proved nothing. */
    void giveBack(State pass) {
        if (pass == breaker.getState()) {
            breaker.releasePermission();
        }
    }

    /** Something else than an answer says how it stands. */
    void hear(boolean works) {
        answer(breaker.getState(), works);
    }

    /** If it is open, it need not wait any longer. */
    void mayProbe() {
        if (breaker.getState() == State.OPEN) {
            try {
                breaker.transitionToHalfOpenState();
            } catch (IllegalStateTransitionException closedMeanwhile) {
                // All the better.
            }
        }
    }

    /** Gives up probes that nobody answered for. */
    void expireProbes(Duration longest) {
        boolean old = ticks.getAsLong() - probedAt.get() > longest.toNanos();
        if (old && breaker.getState() == State.HALF_OPEN) {
            breaker.transitionToOpenState();
        }
    }

    State state() {
        return breaker.getState();
    }
}
