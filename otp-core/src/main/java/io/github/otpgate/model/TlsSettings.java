package io.github.otpgate.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whom TLS connections trust, and how they show who they are, where the JVM's defaults are not meant.
 *
 * @param keys who we are; empty where nobody asks
 * @param trust whose certificates are believed
 * @param protocols such as {@code TLSv1.3}; empty for those that are usual
 * @param ciphers names of cipher suites; empty for those that are usual
 */
public record TlsSettings(
        Optional<KeyManagerFactory> keys, TrustManagerFactory trust, List<String> protocols, List<String> ciphers) {

    public TlsSettings {
        requireNonNull(keys, "keys");
        requireNonNull(trust, "trust");
        protocols = List.copyOf(protocols);
        ciphers = List.copyOf(ciphers);
    }

    /** Believes those certificates and shows none. */
    public static TlsSettings trusting(TrustManagerFactory trust) {
        return new TlsSettings(Optional.empty(), trust, List.of(), List.of());
    }

    /** It holds keys. */
    @Override
    public String toString() {
        return "TlsSettings[redacted]";
    }
}
