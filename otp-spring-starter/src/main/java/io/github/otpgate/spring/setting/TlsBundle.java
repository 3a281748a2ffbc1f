package io.github.otpgate.spring.setting;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.TlsSettings;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslManagerBundle;

/** What stands under {@code spring.ssl.bundle}, as the library takes it. Read at the start. */
public final class TlsBundle {

    private TlsBundle() {}

    /**
     * The bundle of that name.
     *
     * @throws ConfigurationException where there is none, or it cannot be loaded
     */
    public static SslBundle named(String key, String name, @Nullable SslBundles bundles) {
        List<String> names = bundles == null ? List.of() : bundles.getBundleNames();
        try {
            if (bundles != null) {
                return bundles.getBundle(name);
            }
        } catch (NoSuchSslBundleException unknown) {
            // Said below.
        }
        throw new ConfigurationException(
                key,
                "'" + name + "', which is no SSL bundle",
                "the name of a bundle under spring.ssl.bundle.pem or .jks; there is "
                        + (names.isEmpty() ? "none" : names));
    }

    /** Its trust and keys. */
    public static TlsSettings settings(String key, SslBundle bundle) {
        SslManagerBundle managers = bundle.getManagers();
        List<String> protocols = list(bundle.getOptions().getEnabledProtocols());
        List<String> ciphers = list(bundle.getOptions().getCiphers());
        try {
            SSLParameters supported = bundle.createSslContext().getSupportedSSLParameters();
            requireSupported(key, "protocols", protocols, supported.getProtocols());
            requireSupported(key, "ciphers", ciphers, supported.getCipherSuites());
            return new TlsSettings(
                    Optional.of(managers.getKeyManagerFactory()),
                    managers.getTrustManagerFactory(),
                    protocols,
                    ciphers);
        } catch (IllegalStateException unusable) {
            throw new ConfigurationException(
                    key, "an SSL bundle that cannot be loaded", "a bundle whose stores and passwords are right");
        }
    }

    /** What a JVM does not have would fail every connection, not the start. */
    private static void requireSupported(String key, String what, List<String> asked, String[] supported) {
        List<String> unknown = asked.stream()
                .filter(name -> !List.of(supported).contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ConfigurationException(
                    key,
                    "an SSL bundle with the " + what + " " + unknown + ", which this JVM does not have",
                    what + " of " + List.of(supported));
        }
    }

    private static List<String> list(String @Nullable [] texts) {
        return texts == null ? List.of() : List.of(texts);
    }
}
