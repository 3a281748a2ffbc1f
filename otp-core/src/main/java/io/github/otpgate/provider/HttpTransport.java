package io.github.otpgate.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.HttpAnswer.Broken;
import io.github.otpgate.provider.HttpAnswer.Complete;
import io.github.otpgate.provider.HttpAnswer.NotSent;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/**
 * HTTP to vendors: one exchange per call, never repeated, never redirected, never decompressed, bounded in time and
 * size. Thread safe; blocks the calling thread only.
 */
public final class HttpTransport implements AutoCloseable {

    private final OkHttpClient client;
    private final int maxAnswer;

    /** A transport with threads and connections of its own, since OkHttp's defaults allow 5 calls to a host. */
    public HttpTransport(HttpSettings settings) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(4 * settings.connections());
        dispatcher.setMaxRequestsPerHost(settings.connections());
        this.maxAnswer = settings.maxAnswer();
        this.client = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(settings.connections(), 1, TimeUnit.MINUTES))
                .connectTimeout(settings.connect())
                .readTimeout(settings.read())
                .writeTimeout(settings.read())
                .callTimeout(settings.call())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .eventListenerFactory(call -> progressOf(call))
                .build();
    }

    private static CallProgress progressOf(Call call) {
        CallProgress progress = call.request().tag(CallProgress.class);
        return progress == null ? new CallProgress() : progress;
    }

    /** Posts a form, UTF-8 throughout. */
    public HttpAnswer postForm(URI url, Map<String, String> fields) {
        CallProgress progress = new CallProgress();
        Request request = new Request.Builder()
                .url(url.toString())
                .tag(CallProgress.class, progress)
                .header("Accept", "application/json;charset=utf-8")
                .header("Accept-Encoding", "identity")
                .post(new OneShotForm(encode(fields)))
                .build();
        try (Response response = client.newCall(request).execute()) {
            return read(response);
        } catch (IOException e) {
            String reason = e.getClass().getSimpleName();
            return progress.mayHaveArrived() ? new Broken(reason) : new NotSent(reason);
        }
    }

    private HttpAnswer read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        Buffer body = new Buffer();
        while (body.size() <= maxAnswer) {
            if (source.read(body, maxAnswer + 1L - body.size()) == -1) {
                return new Complete(response.code(), Bytes.of(body.readByteArray()));
            }
        }
        return new Broken("answer of more than " + maxAnswer + " bytes");
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
