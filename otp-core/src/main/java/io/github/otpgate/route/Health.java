package io.github.otpgate.route;

import io.github.otpgate.provider.capability.DeliveryOutcome;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** What became of the messages that one provider took, on this node. Thread safe. */
final class Health {

    private final Gauge delivery;
    private final Gauge conversion;
    private final Settling settling;

    Health(LongSupplier ticks) {
        this.delivery = new Gauge(ticks, Duration.ofMinutes(10));
        this.conversion = new Gauge(ticks, Duration.ofMinutes(30));
        this.settling = new Settling(ticks);
    }

    void sent() {
        conversion.add(0, settling.add(1));
    }

    void converted() {
        conversion.add(1, settling.add(0));
    }

    /** What lies in the number itself says nothing of the vendor; a phone out of reach may be a vendor's bad route. */
    void reported(DeliveryOutcome outcome) {
        switch (outcome) {
            case DELIVERED -> delivery.add(1, 1);
            case UNREACHABLE, CONTENT_REJECTED, TEMPLATE_MISMATCH, TEMPORARY, UNKNOWN -> delivery.add(0, 1);
            default -> {}
        }
    }

    OptionalDouble delivered() {
        return delivery.share();
    }

    OptionalDouble convertedShare() {
        conversion.add(0, settling.add(0));
        return conversion.share();
    }
}
