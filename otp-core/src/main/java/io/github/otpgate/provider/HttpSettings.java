package io.github.otpgate.provider;

import java.time.Duration;

/**
 * Limits of an HTTP exchange with a vendor.
 *
 * @param connect for one connection, TLS aside
 * @param read between two pieces of the answer
 * @param call for the whole exchange
 * @param maxAnswer bytes of an answer; what is longer is cut off and counts as no answer
 * @param connections that may be in use, and kept for the next, at one vendor
 */
public record HttpSettings(Duration connect, Duration read, Duration call, int maxAnswer, int connections) {

    /** 2 s to connect, 5 s to read, 8 s in all, 64 KiB, 256 connections. */
    public static final HttpSettings DEFAULT =
            new HttpSettings(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(8), 64 * 1024, 256);

    public HttpSettings {
        if (connect.isNegative() || read.isNegative() || call.isNegative() || call.isZero()) {
            throw new IllegalArgumentException("time-outs must be positive");
        }
        if (maxAnswer < 1 || connections < 1) {
            throw new IllegalArgumentException("maxAnswer and connections must be at least 1");
        }
    }
}
