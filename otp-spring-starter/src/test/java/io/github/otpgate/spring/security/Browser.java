package io.github.otpgate.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A browser without a screen: keeps its cookies, follows no redirect. */
final class Browser {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI home;

    /** A browser that opened the login page, so that it has a session. */
    Browser(int port) {
        home = URI.create("http://127.0.0.1:" + port);
        csrf();
    }

    private String csrf() {
        return get("/csrf").body();
    }

    Optional<String> session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(home.resolve(path)).header("Accept", "text/html"));
    }

    HttpResponse<String> getJson(String path) {
        return send(HttpRequest.newBuilder(home.resolve(path)).header("Accept", "application/json"));
    }

    /** A form with a fresh CSRF token. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        return postBare(path, form(fields) + "&_csrf=" + encoded(csrf()));
    }

    /** The same as a page posts it that expects one. */
    HttpResponse<String> postForm(String path, Map<String, String> fields) {
        return send(formPost(path, form(fields) + "&_csrf=" + encoded(csrf())).header("Accept", "text/html"));
    }

    HttpResponse<String> postBare(String path, String form) {
        return send(formPost(path, form));
    }

    private HttpRequest.Builder formPost(String path, String form) {
        return HttpRequest.newBuilder(home.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Asks for a code, and says which challenge it is for. */
    String ask(String phone, String purpose) {
        HttpResponse<String> sent = json("/otp/send", Map.of("phone", phone, "purpose", purpose));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        return member(sent, "challengeId");
    }

    /** Types a code, and gets the ticket. */
    String verify(String challenge, String purpose, String code) {
        HttpResponse<String> verified =
                json("/otp/verify", Map.of("challengeId", challenge, "purpose", purpose, "code", code));
        assertThat(verified.statusCode()).as(verified.body()).isEqualTo(200);
        return member(verified, "ticket");
    }

    /** Where an answer redirects to, within the application. */
    static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(where -> where.replaceFirst("http://[^/]+", ""))
                .orElse("none");
    }

    private static String member(HttpResponse<String> answer, String name) {
        return JsonMapper.shared().readTree(answer.body()).path(name).asString();
    }

    private HttpResponse<String> json(String path, Map<String, String> members) {
        return send(HttpRequest.newBuilder(home.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(members))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
