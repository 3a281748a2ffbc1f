package io.github.otpgate.testkit.captcha;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.testkit.MovableClock;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulators as a client that is not ours sees them. */
class SiteVerifySimulatorTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final HttpClient client = HttpClient.newHttpClient();

    private String post(URI url, Map<String, String> fields) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url)
                        .header("Content-Type", FORM)
                        .POST(BodyPublishers.ofString(encoded(fields))))
                .body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    @ParameterizedTest
    @EnumSource
    void siteverify_getJsonOrQuery_isRefused(SiteVerifyVendor vendor) throws IOException, InterruptedException {
        try (SiteVerifySimulator simulator = SiteVerifySimulator.start(vendor, clock)) {
            String token = simulator.issueToken(Solved.on("example.com"));
            String form = encoded(Map.of("secret", simulator.secret(), "response", token));
            URI query = URI.create(simulator.url() + "?" + form);

            assertThat(send(HttpRequest.newBuilder(query).GET()).statusCode()).isEqualTo(405);
            assertThat(send(HttpRequest.newBuilder(query)
                                    .header("Content-Type", FORM)
                                    .POST(BodyPublishers.noBody()))
                            .body())
                    .contains("bad-request");
            assertThat(send(HttpRequest.newBuilder(simulator.url())
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(form)))
                            .body())
                    .contains("bad-request");
            assertThat(post(simulator.url(), Map.of("secret", simulator.secret(), "response", token)))
                    .contains("\"success\":true", "\"hostname\":\"example.com\"", "2026-11-21T10:00:00Z");
        }
    }

    @ParameterizedTest
    @EnumSource
    void siteverify_missingOrWrong_saysWhat(SiteVerifyVendor vendor) throws IOException, InterruptedException {
        try (SiteVerifySimulator simulator = SiteVerifySimulator.start(vendor, clock)) {
            URI url = simulator.url();

            assertThat(post(url, Map.of("response", "x"))).contains("missing-input-secret");
            assertThat(post(url, Map.of("secret", "x", "response", "x"))).contains("invalid-input-secret");
            assertThat(post(url, Map.of("secret", simulator.secret()))).contains("missing-input-response");
            assertThat(post(url, Map.of("secret", simulator.secret(), "response", "x")))
                    .contains("invalid-input-response");
            assertThat(post(url, Map.of("secret", simulator.secret(), "response", "x", "remoteip", "home")))
                    .contains("invalid-remoteip");
        }
    }

    @ParameterizedTest
    @EnumSource
    void siteverify_usedOrExpired_isRefused(SiteVerifyVendor vendor) throws IOException, InterruptedException {
        boolean hcaptcha = vendor == SiteVerifyVendor.HCAPTCHA;
        try (SiteVerifySimulator simulator = SiteVerifySimulator.start(vendor, clock)) {
            Map<String, String> used =
                    Map.of("secret", simulator.secret(), "response", simulator.issueToken(Solved.on("example.com")));
            Map<String, String> late =
                    Map.of("secret", simulator.secret(), "response", simulator.issueToken(Solved.on("example.com")));

            post(simulator.url(), used);
            assertThat(post(simulator.url(), used))
                    .contains(hcaptcha ? "already-seen-response" : "timeout-or-duplicate");
            clock.advance(vendor == SiteVerifyVendor.TURNSTILE ? Duration.ofMinutes(5) : Duration.ofMinutes(2));
            assertThat(post(simulator.url(), late))
                    .contains(hcaptcha ? "expired-input-response" : "timeout-or-duplicate");
        }
    }

    @Test
    void turnstile_sameIdempotencyKey_getsTheSameAnswer() throws IOException, InterruptedException {
        try (SiteVerifySimulator simulator = SiteVerifySimulator.start(SiteVerifyVendor.TURNSTILE, clock)) {
            String token = simulator.issueToken(Solved.on("example.com").withAction("login"));
            String key = "0f8fad5b-d9cb-469f-a165-70867728950e";
            Map<String, String> first = Map.of("secret", simulator.secret(), "response", token, "idempotency_key", key);
            Map<String, String> other =
                    Map.of("secret", simulator.secret(), "response", token, "idempotency_key", key.replace('0', '1'));

            assertThat(post(simulator.url(), first)).contains("\"success\":true", "\"action\":\"login\"");
            assertThat(post(simulator.url(), first)).contains("\"success\":true");
            assertThat(post(simulator.url(), other)).contains("timeout-or-duplicate");
        }
    }

    @Test
    void hCaptcha_anotherSiteKey_isRefusedAndNotUsedUp() throws IOException, InterruptedException {
        try (SiteVerifySimulator simulator = SiteVerifySimulator.start(SiteVerifyVendor.HCAPTCHA, clock)) {
            String token = simulator.issueToken(Solved.on("example.com"));
            Map<String, String> other = Map.of("secret", simulator.secret(), "response", token, "sitekey", "another");
            Map<String, String> ours =
                    Map.of("secret", simulator.secret(), "response", token, "sitekey", simulator.siteKey());

            assertThat(post(simulator.url(), other)).contains("sitekey-secret-mismatch");
            assertThat(post(simulator.url(), ours)).contains("\"success\":true");
        }
    }

    @Test
    void geetest_badSignatureOrTime_isAnError() throws IOException, InterruptedException {
        try (GeetestSimulator simulator = GeetestSimulator.start(clock)) {
            Map<String, String> unsigned =
                    Map.of("captcha_id", simulator.captchaId(), "lot_number", "l", "gen_time", "1", "sign_token", "00");
            Map<String, String> timeless =
                    Map.of("captcha_id", simulator.captchaId(), "lot_number", "l", "gen_time", "now");

            assertThat(post(simulator.url(), unsigned)).contains("\"status\":\"error\"", "-50000");
            assertThat(post(simulator.url(), timeless)).contains("\"status\":\"error\"", "-50005");
            assertThat(post(simulator.url(), Map.of("captcha_id", "another"))).contains("-50102");
            assertThat(send(HttpRequest.newBuilder(simulator.url()).GET()).body())
                    .contains("-50000");
        }
    }
}
