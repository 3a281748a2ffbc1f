package io.github.otpgate.wire;

import io.github.otpgate.model.TlsSettings;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

/** TLS settings of one account, as OkHttp takes them. */
final class VendorTls {

    private VendorTls() {}

    static OkHttpClient.Builder apply(OkHttpClient.Builder client, TlsSettings tls) {
        TrustManager[] trust = tls.trust().getTrustManagers();
        return client.sslSocketFactory(context(tls, trust).getSocketFactory(), certificates(trust))
                .connectionSpecs(List.of(spec(tls)));
    }

    private static SSLContext context(TlsSettings tls, TrustManager[] trust) {
        KeyManager[] keys = tls.keys().map(KeyManagerFactory::getKeyManagers).orElseGet(() -> new KeyManager[0]);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keys or certificates cannot be used for TLS", e);
        }
    }

    private static X509TrustManager certificates(TrustManager[] trust) {
        return Stream.of(trust)
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("trust must judge X.509 certificates"));
    }

    /** TLS alone: who gives certificates does not mean to go without. */
    private static ConnectionSpec spec(TlsSettings tls) {
        ConnectionSpec.Builder spec = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS);
        if (!tls.protocols().isEmpty()) {
            spec.tlsVersions(tls.protocols().toArray(String[]::new));
        }
        if (!tls.ciphers().isEmpty()) {
            spec.cipherSuites(tls.ciphers().toArray(String[]::new));
        }
        return spec.build();
    }
}
