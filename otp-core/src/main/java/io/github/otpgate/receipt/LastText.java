package io.github.otpgate.receipt;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The latest text message to a phone for a purpose.
 *
 * @param age since it was accepted for sending, by the store's clock
 * @param state as an anonymous asker may know it: of a withheld one, what would be true of another
 */
public record LastText(Duration age, DeliveryState state) {
    public LastText {
        requireNonNull(age, "age");
        requireNonNull(state, "state");
    }
}
