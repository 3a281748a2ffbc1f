package io.github.otpgate.route;

import io.github.otpgate.model.WireName;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.route.lane.Carrier;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One provider: the way to it, and what is known of it. Thread safe. */
final class Line {

    private final Carrier carrier;
    private final LongSupplier ticks;
    private final Breakers breakers;
    private final Health health;
    private final AtomicReference<@Nullable Fault> lastFault = new AtomicReference<>();

    Line(Carrier carrier, LongSupplier ticks, Alarms alarms) {
        this.carrier = carrier;
        this.ticks = ticks;
        this.breakers = new Breakers(ticks, (from, to, cause) -> alarms.moved(name(), from, to, cause));
        this.health = new Health(ticks);
    }

    private record Fault(String reason, String code, long at) {}

    String name() {
        return provider().name();
    }

    Provider provider() {
        return carrier.provider();
    }

    Carrier carrier() {
        return carrier;
    }

    Breakers breakers() {
        return breakers;
    }

    Health health() {
        return health;
    }

    /** What it answered, whenever that was. */
    void answered(Submission answer) {
        if (answer instanceof Submission.Accepted) {
            health.sent();
        } else if (answer instanceof Uncertain uncertain) {
            fault("uncertain", uncertain.detail());
        } else if (answer instanceof Rejected rejected && rejected.reason().failsOver()) {
            fault(WireName.of(rejected.reason()), rejected.code());
        }
    }

    private void fault(String reason, String code) {
        lastFault.set(new Fault(reason, code, ticks.getAsLong()));
    }

    /** A report as one more word on delivery. Those on a number or a phone are no word on the vendor. */
    void reported(DeliveryOutcome outcome) {
        health.reported(outcome);
        Fuse delivery = breakers.fuse(Breakers.Cause.DELIVERY);
        switch (outcome) {
            case DELIVERED -> delivery.hear(true);
            case CONTENT_REJECTED, TEMPLATE_MISMATCH, TEMPORARY, UNKNOWN -> delivery.hear(false);
            case PENDING -> {}
            default -> delivery.giveBack(State.HALF_OPEN);
        }
    }

    void exhausted() {
        fault("insufficient-balance", "balance");
        breakers.fuse(Breakers.Cause.ACCOUNT).hear(false);
    }

    void refilled() {
        breakers.fuse(Breakers.Cause.ACCOUNT).mayProbe();
    }

    RouteView view() {
        Optional<Breakers.Cause> cause = breakers.worst();
        return new RouteView(
                name(),
                provider().channel(),
                WireName.of(cause.map(worst -> breakers.fuse(worst).state()).orElse(State.CLOSED)),
                cause.map(WireName::of),
                health.delivered(),
                health.convertedShare(),
                Optional.ofNullable(lastFault.get()).map(this::shown));
    }

    private RouteView.Fault shown(Fault fault) {
        return new RouteView.Fault(fault.reason(), fault.code(), Duration.ofNanos(ticks.getAsLong() - fault.at()));
    }
}
