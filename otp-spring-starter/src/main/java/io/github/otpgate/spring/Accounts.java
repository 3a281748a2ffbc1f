package io.github.otpgate.spring;

import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.spring.setting.TlsBundle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;

/** What stands under {@code otp.providers}: keys of the library's, and the name of an SSL bundle, which is Spring's. */
record Accounts(Map<String, Map<String, String>> providers, ObjectProvider<SslBundles> bundles) {

    private static final String BUNDLE = "ssl-bundle";

    void addTo(OtpServiceBuilder builder) {
        providers.forEach((name, values) -> {
            Map<String, String> settings = folded(values);
            String bundle = settings.remove(fold(BUNDLE));
            builder.provider(name, settings);
            if (bundle != null) {
                secure(builder, name, bundle);
            }
        });
    }

    private void secure(OtpServiceBuilder builder, String name, String bundle) {
        String key = "providers." + name + "." + BUNDLE;
        builder.providerTls(name, TlsBundle.settings(key, TlsBundle.named(key, bundle, bundles.getIfAvailable())));
    }

    /**
     * Spellings of one key become one. An environment variable arrives as {@code api.key} beside the {@code api-key} of a
     * file; the binder lists what takes precedence first.
     */
    static Map<String, String> folded(Map<String, String> values) {
        Map<String, String> folded = new LinkedHashMap<>();
        values.forEach((key, value) -> folded.putIfAbsent(fold(key), value));
        return folded;
    }

    private static String fold(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
