package io.github.otpgate;

import io.github.otpgate.model.TlsSettings;
import io.github.otpgate.wire.HttpSettings;
import io.github.otpgate.wire.HttpTransport;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The connections to vendors: shared, but for accounts with TLS settings of their own. */
final class VendorHttp implements AutoCloseable {

    private final HttpTransport shared = new HttpTransport(HttpSettings.DEFAULT);
    private final Map<String, HttpTransport> own;
    private final Set<HttpTransport> used = ConcurrentHashMap.newKeySet();

    VendorHttp(Map<String, TlsSettings> tls) {
        this.own = tls.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, account -> new HttpTransport(HttpSettings.DEFAULT, account.getValue())));
    }

    HttpTransport of(String provider) {
        HttpTransport transport = own.getOrDefault(provider, shared);
        used.add(transport);
        return transport;
    }

    /** So that the first code does not wait for what can be done before. */
    void warmUp() {
        used.forEach(HttpTransport::warmUp);
    }

    @Override
    public void close() {
        shared.close();
        own.values().forEach(HttpTransport::close);
    }
}
