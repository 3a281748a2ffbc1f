package io.github.otpgate.route;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.event.OtpListener;
import java.security.SecureRandom;
import java.util.function.LongSupplier;

/**
 * What a router needs beside its routes.
 *
 * @param attempts hears of every answer
 * @param events hears of what operators want to know
 * @param random draws the provider where routes have weights, and ids of attempts
 * @param ticks nanoseconds that never go back, as of {@link System#nanoTime}
 */
public record RouterTools(AttemptListener attempts, OtpListener events, SecureRandom random, LongSupplier ticks) {
    public RouterTools {
        requireNonNull(attempts, "attempts");
        requireNonNull(events, "events");
        requireNonNull(random, "random");
        requireNonNull(ticks, "ticks");
    }
}
