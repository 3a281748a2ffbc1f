package io.github.otpgate;

import io.github.otpgate.model.TlsSettings;
import io.github.otpgate.wire.HttpSettings;
import io.github.otpgate.wire.HttpTransport;
import java.util.Map;
import java.util.stream.Collectors;

/** The connections to vendors: shared, but for accounts with TLS settings of their own. */
final class VendorHttp implements AutoCloseable {

    private final HttpTransport shared = new HttpTransport(HttpSettings.DEFAULT);
    private final Map<String, HttpTransport> own;

    VendorHttp(Map<String, TlsSettings> tls) {
        this.own = tls.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, account -> new HttpTransport(HttpSettings.DEFAULT, account.getValue())));
    }

    HttpTransport of(String provider) {
        return own.getOrDefault(provider, shared);
    }

    @Override
    public void close() {
        shared.close();
        own.values().forEach(HttpTransport::close);
    }
}
