package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.limit.RateKey;

/** The names of buckets, each in a hash tag of its own: {@code <namespace>:{<kind>-<hash>}}. */
record RateKeys(String namespace) {

    byte[] of(RateKey key) {
        String name = key.name().toUrlText();
        String tag = name.isEmpty() ? key.kind() : key.kind() + "-" + name;
        return (namespace + ":{" + tag + "}").getBytes(US_ASCII);
    }
}
