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
import java.util.stream.Collectors;
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

    /** A transport with connections of its own. */
    public HttpTransport(HttpSettings settings) {
        this.maxAnswer = settings.maxAnswer();
        this.client = VendorHttpClient.create(settings);
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
