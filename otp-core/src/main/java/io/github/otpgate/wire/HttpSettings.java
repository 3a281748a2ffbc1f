package io.github.otpgate.wire;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * Limits of an HTTP exchange with a vendor.
 *
 * @param connect for one connection, TLS aside
 * @param read between two pieces of the answer
 * @param call for the whole exchange
 * @param largest bytes of an answer, by what was asked; what is longer is cut off and counts as no answer
 * @param connections kept open for the next calls, those to all vendors together; those in use are not limited
 */
public record HttpSettings(Duration connect, Duration read, Duration call, Largest largest, int connections) {

    /**
     * Bytes that an answer may have.
     *
     * @param one what is said about one message
     * @param many lists: reports, replies, records, the items of a batch
     */
    public record Largest(int one, int many) {
        public Largest {
            if (one < 1 || many < 1) {
                throw new IllegalArgumentException("an answer must be allowed at least 1 byte");
            }
        }
    }

    /** 2 s to connect, 5 s to read, 8 s in all, 64 KiB and 2 MiB, 256 connections. */
    public static final HttpSettings DEFAULT = new HttpSettings(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(8),
            new Largest(64 * 1024, 2 * 1024 * 1024),
            256);

    public HttpSettings {
        if (Stream.of(connect, read, call).anyMatch(timeout -> timeout.toMillis() < 1)) {
            throw new IllegalArgumentException("time-outs must be at least 1 ms");
        }
        if (connections < 1) {
            throw new IllegalArgumentException("connections must be at least 1");
        }
    }
}
