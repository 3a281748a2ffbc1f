package io.github.otpgate.route;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.event.OtpListener;
import io.github.otpgate.event.OtpObserver;
import java.security.SecureRandom;
import java.util.function.LongSupplier;

/**
 * What a router needs beside its routes.
 *
 * @param attempts hears of every answer
 * @param events hears of what operators want to know
 * @param observer follows what is handed to each provider
 * @param random draws the provider where routes have weights, and ids of attempts
 * @param ticks nanoseconds that never go back, as of {@link System#nanoTime}
 */
public record RouterTools(
        AttemptListener attempts, OtpListener events, OtpObserver observer, SecureRandom random, LongSupplier ticks) {

    /** The same without anybody who follows. */
    public RouterTools(AttemptListener attempts, OtpListener events, SecureRandom random, LongSupplier ticks) {
        this(attempts, events, OtpObserver.NONE, random, ticks);
    }

    public RouterTools {
        requireNonNull(attempts, "attempts");
        requireNonNull(events, "events");
        requireNonNull(observer, "observer");
        requireNonNull(random, "random");
        requireNonNull(ticks, "ticks");
    }
}
