package io.github.otpgate.spring.setting;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.TlsSettings;
import java.util.List;
import java.util.Optional;
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
        try {
            return new TlsSettings(
                    Optional.of(managers.getKeyManagerFactory()),
                    managers.getTrustManagerFactory(),
                    list(bundle.getOptions().getEnabledProtocols()),
                    list(bundle.getOptions().getCiphers()));
        } catch (IllegalStateException unusable) {
            throw new ConfigurationException(
                    key, "an SSL bundle that cannot be loaded", "a bundle whose stores and passwords are right");
        }
    }

    private static List<String> list(String @Nullable [] texts) {
        return texts == null ? List.of() : List.of(texts);
    }
}
