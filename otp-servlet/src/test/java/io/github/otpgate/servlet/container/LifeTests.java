package io.github.otpgate.servlet.container;

import static io.github.otpgate.servlet.TestClient.body;
import static io.github.otpgate.servlet.TestClient.code;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.servlet.RawHttp;
import io.github.otpgate.testkit.RedisServer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How an application comes and goes. */
interface LifeTests {

    Duration PATIENCE = Duration.ofSeconds(20);

    String REPORT = "[{\"sid\":9527,\"uid\":null,\"mobile\":\"13800138000\",\"report_status\":\"SUCCESS\","
            + "\"error_msg\":\"DELIVRD\",\"user_receive_time\":\"2026-11-28 12:00:00\"}]";

    Site start(RedisServer redis);

    @Test
    default void undeploy_leavesNothingBehindAndRedeployGoesOn(RedisServer redis) {
        Set<Thread> before = threads();
        try (Site site = start(redis)) {
            String phone = site.phone();
            String challenge = body(site.send(phone)).get("challengeId").asString();
            assertThat(threads()).hasSizeGreaterThan(before.size());

            site.undeploy();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
            assertThat(RawHttp.get(site.port(), Site.SEND))
                    .startsWith("HTTP/1.1 404")
                    .doesNotContain("X-Passed-On");

            site.deploy();

            String verify = "{\"challengeId\":\"" + challenge + "\",\"purpose\":\"login\",\"code\":\""
                    + site.codeOn(phone) + "\"}";
            assertThat(site.post(Site.VERIFY, Site.JSON, verify).statusCode()).isEqualTo(200);
            assertThat(site.send(phone).statusCode()).isEqualTo(429);
            site.undeploy();
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
    }

    /** Those of the service and of its client of Redis. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("(otp-|lettuce-).*"))
                .collect(Collectors.toSet());
    }

    @Test
    default void law6_redisAway_answers503AndComesBack() {
        try (RedisServer redis = RedisServer.start();
                Site site = start(redis)) {
            String challenge = body(site.send(site.phone())).get("challengeId").asString();
            redis.stop();

            for (HttpResponse<String> answer : List.of(
                    site.send(site.phone()),
                    site.post(
                            Site.VERIFY,
                            Site.JSON,
                            "{\"challengeId\":\"x\",\"purpose\":\"login\",\"code\":\"123456\"}"),
                    site.client().get("/app/otp/status?challengeId=" + challenge),
                    site.client().get("/app/guarded/otp/captcha"),
                    site.post(Site.CALLBACK, Site.FORM, "sms_status=" + URLEncoder.encode(REPORT, UTF_8)))) {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(code(answer)).isEqualTo("unavailable");
            }

            redis.restart();
            await().atMost(PATIENCE).until(() -> site.send(site.phone()).statusCode() == 202);
            site.undeploy();
        }
    }
}
