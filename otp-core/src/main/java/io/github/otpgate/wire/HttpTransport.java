package io.github.otpgate.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Lazy;
import io.github.otpgate.model.TlsSettings;
import io.github.otpgate.wire.HttpAnswer.Broken;
import io.github.otpgate.wire.HttpAnswer.Complete;
import io.github.otpgate.wire.HttpAnswer.NotSent;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.Call;
import okhttp3.Dns;
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

    private static final String JSON = "application/json;charset=utf-8";
    private static final String TEXT = "text/plain, */*;q=0.1";

    private final Lazy<OkHttpClient> client;
    private final HttpSettings.Largest largest;
    private final HttpNames names;

    /** A transport with connections of its own. */
    public HttpTransport(HttpSettings settings) {
        this(settings, Optional.empty());
    }

    /** The same for https alone, with that trust and those keys. */
    public HttpTransport(HttpSettings settings, TlsSettings tls) {
        this(settings, Optional.of(tls));
    }

    private HttpTransport(HttpSettings settings, Optional<TlsSettings> tls) {
        this.largest = settings.largest();
        this.names = new HttpNames(Dns.SYSTEM, settings.connect());
        this.client = new Lazy<>(() -> VendorHttpClient.create(settings, names, tls));
        tls.ifPresent(given -> warmUp());
    }

    /** Makes what the first call would have to make: the JVM's trust takes a while to read. */
    public void warmUp() {
        client.prepare();
    }

    /** Posts a form, UTF-8 throughout, whose answer is JSON about one message. */
    public HttpAnswer postForm(URI url, Map<String, String> fields) {
        return post(url, fields, JSON, largest.one());
    }

    /** Posts a form, UTF-8 throughout, whose answer is a list in JSON. */
    public HttpAnswer postFormForList(URI url, Map<String, String> fields) {
        return post(url, fields, JSON, largest.many());
    }

    /** Posts a form, UTF-8 throughout, whose answer is plain text about one message. */
    public HttpAnswer postFormForText(URI url, Map<String, String> fields) {
        return post(url, fields, TEXT, largest.one());
    }

    private HttpAnswer post(URI url, Map<String, String> fields, String accept, int maxAnswer) {
        CallProgress progress = new CallProgress();
        try (Response response = execute(client.get().newCall(request(url, fields, accept, progress)))) {
            return read(response, maxAnswer);
        } catch (IOException | RuntimeException e) {
            // OkHttp takes some nonsense for a mistake of its caller's: a status or a length below zero.
            return failed(progress, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(progress, e);
        }
    }

    private static Request request(URI url, Map<String, String> fields, String accept, CallProgress progress) {
        return new Request.Builder()
                .url(url.toString())
                .tag(CallProgress.class, progress)
                .header("Accept", accept)
                .header("Accept-Encoding", "identity")
                .post(new OneShotForm(encode(fields)))
                .build();
    }

    /** OkHttp is Kotlin, which declares no exceptions: an interrupted thread gets a checked one out of connecting. */
    private static Response execute(Call call) throws IOException, InterruptedException {
        return call.execute();
    }

    private static HttpAnswer failed(CallProgress progress, Exception cause) {
        String reason = cause.getClass().getSimpleName();
        return progress.mayHaveArrived() ? new Broken(reason) : new NotSent(reason);
    }

    private static HttpAnswer read(Response response, int maxAnswer) throws IOException {
        BufferedSource source = response.body().source();
        Buffer body = new Buffer();
        while (body.size() <= maxAnswer) {
            if (source.read(body, maxAnswer + 1L - body.size()) == -1) {
                return new Complete(
                        response.code(),
                        Bytes.of(body.readByteArray()),
                        Optional.ofNullable(response.headers().getInstant("Date")));
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
        client.end(made -> {
            made.dispatcher().cancelAll();
            made.dispatcher().executorService().shutdown();
            made.connectionPool().evictAll();
        });
        names.close();
    }
}
