package io.github.otpgate.route;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The circuit breakers of one provider, each with its own measure. That of the requests and that of the account keep
 * messages from a vendor that does not take them. That of delivery only prefers others: such a vendor takes messages, some
 * arrive, and what says that most do not is telemetry that anybody who knows the callback's URL could have sent. Thread
 * safe.
 */
final class Breakers {

    /** What a breaker measures. */
    enum Cause {
        /** Half of the last 20 requests, at least 5, failed or took too long: open 10 s, then ever longer up to 5 min. */
        REQUESTS,
        /** The account cannot send: open at once, for 5 min. */
        ACCOUNT,
        /** Three in five of the reports of 5 min, at least 20, blame the vendor: avoided for 5 min, then 5 probes. */
        DELIVERY;

        private CircuitBreakerConfig config() {
            return switch (this) {
                case REQUESTS ->
                    config(SlidingWindowType.COUNT_BASED, 20, 5)
                            .failureRateThreshold(50)
                            .waitIntervalFunctionInOpenState(
                                    IntervalFunction.ofExponentialBackoff(Duration.ofSeconds(10), 2, LONGEST))
                            .build();
                case ACCOUNT ->
                    config(SlidingWindowType.COUNT_BASED, 1, 1)
                            .failureRateThreshold(100)
                            .waitDurationInOpenState(LONGEST)
                            .build();
                case DELIVERY ->
                    config(SlidingWindowType.TIME_BASED, 300, 20)
                            .failureRateThreshold(60)
                            .waitDurationInOpenState(LONGEST)
                            .permittedNumberOfCallsInHalfOpenState(5)
                            .build();
            };
        }

        private static CircuitBreakerConfig.Builder config(SlidingWindowType type, int window, int least) {
            return CircuitBreakerConfig.custom()
                    .slidingWindow(window, least, type)
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .recordResult(Boolean.FALSE::equals);
        }
    }

    /** Hears of moves. */
    @FunctionalInterface
    interface Watcher {
        void moved(State from, State to, Cause cause);
    }

    /** Reports may take as long as a phone is off; those that matter come sooner. */
    private static final Duration PROBE_REPORTS = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Map<Cause, Fuse> fuses = new EnumMap<>(Cause.class);

    Breakers(LongSupplier ticks, Watcher watcher) {
        for (Cause cause : Cause.values()) {
            fuses.put(cause, new Fuse(cause.config(), ticks, (from, to) -> watcher.moved(from, to, cause)));
        }
    }

    /** Leave for one message; empty while a breaker is open. */
    Optional<Pass> admit() {
        return admitAnyway().flatMap(this::deliver);
    }

    private Optional<Pass> deliver(Pass pass) {
        Optional<State> delivery = fuse(Cause.DELIVERY).admit();
        if (delivery.isEmpty()) {
            fuse(Cause.DELIVERY).expireProbes(PROBE_REPORTS);
            pass.giveBack();
        }
        return delivery.map(pass::withDelivery);
    }

    /** The same where there is nobody better: whether its messages arrive does not matter. */
    Optional<Pass> admitAnyway() {
        Optional<State> account = fuse(Cause.ACCOUNT).admit();
        if (account.isEmpty()) {
            return Optional.empty();
        }
        Optional<State> requests = fuse(Cause.REQUESTS).admit();
        if (requests.isEmpty()) {
            fuse(Cause.ACCOUNT).giveBack(account.get());
        }
        return requests.map(state -> new Pass(this, account.get(), state, Optional.empty()));
    }

    Fuse fuse(Cause cause) {
        Fuse fuse = fuses.get(cause);
        if (fuse == null) {
            throw new IllegalStateException("no breaker for " + cause);
        }
        return fuse;
    }

    /** The breaker that is furthest from closed; empty where all are closed. */
    Optional<Cause> worst() {
        return inState(State.OPEN).or(() -> inState(State.HALF_OPEN));
    }

    private Optional<Cause> inState(State state) {
        return fuses.entrySet().stream()
                .filter(entry -> entry.getValue().state() == state)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
