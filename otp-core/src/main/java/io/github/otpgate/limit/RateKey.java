package io.github.otpgate.limit;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;

/**
 * Names a bucket.
 *
 * @param kind a word of ours: lower-case letters and hyphens
 * @param name 16 bytes of a keyed hash, or none for a kind that has one bucket
 */
public record RateKey(String kind, Bytes name) {

    public RateKey {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
    }
}
