package io.github.otpgate.provider.haotingyun;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.wire.HttpSettings;
import io.github.otpgate.wire.HttpTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** A vendor that refuses everything over HTTP and keeps it as it came, byte by byte. */
final class ListeningVendor implements AutoCloseable {

    private static final String KEY = "apikey=9b11127a9701975c734b8aee81ee3526";

    private final HttpTransport transport = new HttpTransport(HttpSettings.DEFAULT);
    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private final HttpServer server;

    private record Arrived(String line, String contentType, String body) {}

    ListeningVendor() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), US_ASCII);
        arrived.add(new Arrived(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body));
        byte[] refusal = "{\"code\":-1,\"msg\":\"非法的apikey\"}".getBytes(UTF_8);
        exchange.sendResponseHeaders(400, refusal.length);
        exchange.getResponseBody().write(refusal);
        exchange.close();
    }

    Provider provider(Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("base-url", "http://127.0.0.1:" + server.getAddress().getPort() + "/");
        settings.put("api-key", "9b11127a9701975c734b8aee81ee3526");
        return new HaotingyunType()
                .create(
                        new ProviderSettings("main", settings),
                        new ProviderTools(transport, Clock.systemUTC(), new SecureRandom()));
    }

    <C extends Capability> C can(Class<C> kind) {
        return provider(Map.of()).capability(kind).orElseThrow();
    }

    /** Fields in any order. */
    void assertArrived(String method, String... fields) {
        Arrived request = arrived.poll();
        assertThat(request).isNotNull();
        assertThat(request.line()).isEqualTo("POST /v2/" + method + ".json");
        assertThat(request.contentType()).isEqualTo("application/x-www-form-urlencoded;charset=utf-8");
        assertThat(Stream.of(request.body().split("&")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of(KEY), Stream.of(fields)).toList());
        assertThat(arrived).isEmpty();
    }

    @Override
    public void close() {
        transport.close();
        server.stop(0);
    }
}
