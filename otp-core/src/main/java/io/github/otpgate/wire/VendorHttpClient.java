package io.github.otpgate.wire;

import io.github.otpgate.model.TlsSettings;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** OkHttp as vendors need it: its defaults repeat, redirect and wait for names without end. */
final class VendorHttpClient {

    private VendorHttpClient() {}

    static OkHttpClient create(HttpSettings settings, HttpNames names, Optional<TlsSettings> tls) {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .dns(names)
                .connectionPool(new ConnectionPool(settings.connections(), 1, TimeUnit.MINUTES))
                .connectTimeout(settings.connect())
                .readTimeout(settings.read())
                .writeTimeout(settings.read())
                .callTimeout(settings.call())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .eventListenerFactory(VendorHttpClient::progressOf);
        return tls.map(given -> VendorTls.apply(client, given)).orElse(client).build();
    }

    private static CallProgress progressOf(Call call) {
        CallProgress progress = call.request().tag(CallProgress.class);
        return progress == null ? new CallProgress() : progress;
    }
}
