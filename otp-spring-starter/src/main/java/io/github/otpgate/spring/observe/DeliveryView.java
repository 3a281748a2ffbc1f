package io.github.otpgate.spring.observe;

import io.github.otpgate.model.Channel;
import io.github.otpgate.receipt.Delivery;
import io.github.otpgate.receipt.DeliveryAttempt;
import io.github.otpgate.receipt.DeliveryState;
import java.time.Instant;
import java.util.List;

/** A delivery without its challenge: whoever has that can use the tries of somebody's code up. */
record DeliveryView(
        String phone,
        String purpose,
        Channel channel,
        Instant at,
        DeliveryState state,
        boolean withheld,
        List<DeliveryAttempt> attempts) {

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.phone(),
                delivery.purpose().name(),
                delivery.channel(),
                delivery.at(),
                delivery.state(),
                delivery.withheld(),
                delivery.attempts());
    }
}
