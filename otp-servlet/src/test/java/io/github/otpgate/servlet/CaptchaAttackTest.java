package io.github.otpgate.servlet;

import static io.github.otpgate.servlet.TestClient.body;
import static io.github.otpgate.servlet.TestClient.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.captcha.CaptchaKind;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.captcha.CaptchaSettings;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What an attacker may try at the captcha, over HTTP. */
@ExtendWith(RedisExtension.class)
class CaptchaAttackTest {

    static final CaptchaSettings EASY = new CaptchaSettings(
            CaptchaMode.REQUIRED, CaptchaKind.POW, 1_000, 2_000, Duration.ofMinutes(2), Duration.ofMinutes(2), true);

    private RedisServer redis;
    private OtpTestApplication node;
    private Someone attacker;

    @BeforeEach
    void start(RedisServer server) {
        redis = server;
        node = OtpTestApplication.start(
                server, Someone.BEHIND_PROXY, builder -> builder.captcha(EASY).phoneLimits("1000/1s"));
        attacker = new Someone(node, "203.0.113.7");
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private long messages() {
        return node.vendor().requests().count();
    }

    @Test
    void d01_send_withoutCaptcha_reachesNoVendor() {
        for (HttpResponse<String> answer : List.of(
                attacker.send("13800138000"),
                attacker.send("13800138000", "login", ""),
                attacker.send("13800138000", "login", "bm90LWEtdG9rZW4"))) {
            assertThat(answer.statusCode()).isEqualTo(428);
            assertThat(code(answer)).isEqualTo("captcha-required");
        }
        assertThat(messages()).isZero();
    }

    @Test
    void e01_token_usedAgain_isRefused() {
        String token = attacker.token("");

        assertThat(attacker.send("13800138000", "login", token).statusCode()).isEqualTo(202);
        assertThat(attacker.send("13800138001", "login", token).statusCode()).isEqualTo(428);
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void e01_token_usedFiftyTimesAtOnceOnTwoNodes_passesOnce() throws Exception {
        try (OtpTestApplication second = OtpTestApplication.start(
                redis,
                Someone.BEHIND_PROXY,
                builder -> builder.captcha(EASY).phoneLimits("1000/1s").redisNamespace(node.namespace()))) {
            String token = attacker.token("");
            Someone elsewhere = new Someone(second, "203.0.113.8");
            List<Callable<Integer>> sends = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Someone who = i % 2 == 0 ? attacker : elsewhere;
                String phone = "138001380" + (10 + i);
                sends.add(() -> who.send(phone, "login", token).statusCode());
            }

            List<Integer> answers = atOnce(sends);

            assertThat(answers).filteredOn(status -> status == 202).hasSize(1);
            assertThat(answers).isSubsetOf(202, 428, 429);
            assertThat(messages() + second.vendor().requests().count()).isEqualTo(1);
        }
    }

    static <T> List<T> atOnce(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void e01_challenge_answeredAgain_isRefused() {
        JsonNode challenge = body(attacker.captcha(""));
        String id = challenge.get("id").asString();
        String right = Integer.toString(Someone.solved(challenge));

        assertThat(attacker.answer(id, right).statusCode()).isEqualTo(200);
        assertThat(attacker.answer(id, right).statusCode()).isEqualTo(422);
    }

    /** A second try would make guessing worth while. */
    @Test
    void challenge_answeredWrongly_isUsedUp() {
        JsonNode challenge = body(attacker.captcha(""));
        int right = Someone.solved(challenge);
        String wrong = Integer.toString((right + 1) % challenge.get("maxnumber").asInt());

        HttpResponse<String> first = attacker.answer(challenge.get("id").asString(), wrong);
        HttpResponse<String> second = attacker.answer(challenge.get("id").asString(), Integer.toString(right));

        assertThat(code(first)).isEqualTo("captcha-failed");
        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void e03_token_ofAnotherPurposeOrNetwork_isRefused() {
        String login = attacker.token("?purpose=login");
        String here = attacker.token("");

        assertThat(attacker.send("13800138000", "reset-password", login).statusCode())
                .isEqualTo(428);
        assertThat(new Someone(node, "198.51.100.7")
                        .send("13800138000", "login", here)
                        .statusCode())
                .isEqualTo(428);
        assertThat(new Someone(node, "203.0.113.200")
                        .send("13800138000", "login", here)
                        .statusCode())
                .as("the same network")
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "9223372036854775808",
                "abc",
                "",
                " 5",
                "1e3",
                "0x10",
                "１",
                "5.0",
                "eyJhbGdvcml0aG0iOiJTSEEtMSJ9",
                "eyJhbGdvcml0aG0iOiJub25lIn0="
            })
    void e05_solution_thatIsNoNumber_isRefused(String solution) {
        JsonNode challenge = body(attacker.captcha(""));

        HttpResponse<String> answer = attacker.answer(challenge.get("id").asString(), solution);

        assertThat(answer.statusCode()).isBetween(400, 422);
        assertThat(answer.body()).doesNotContain("captchaToken");
    }

    @Test
    void e07_wrongAnswers_areStoppedByTheirNumber() {
        List<String> challenges = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            challenges.add(body(attacker.captcha("?kind=slider")).get("id").asString());
        }

        challenges.forEach(id -> attacker.answer(id, "0"));

        assertThat(attacker.captcha("").statusCode()).isEqualTo(429);
        assertThat(new Someone(node, "203.0.113.8").captcha("").statusCode())
                .as("a neighbour")
                .isEqualTo(200);
    }

    @Test
    void e09_sizesThatAreAskedFor_areIgnored() {
        JsonNode slider = body(attacker.captcha("?kind=slider&width=100000&height=100000&type=x"));

        assertThat(slider.get("kind").asString()).isEqualTo("slider");
        assertThat(slider.get("width").asInt()).isEqualTo(320);
        assertThat(slider.get("image").asString())
                .startsWith("data:image/jpeg;base64,")
                .hasSizeLessThan(60_000);
        assertThat(slider.get("piece").asString())
                .startsWith("data:image/png;base64,")
                .hasSizeLessThan(20_000);
    }

    @Test
    void e13_tokenOfASendThatALimitRefused_isGone() {
        try (OtpTestApplication strict = OtpTestApplication.start(
                redis, Someone.BEHIND_PROXY, builder -> builder.captcha(EASY).phoneLimits("1/1h"))) {
            Someone user = new Someone(strict, "203.0.113.7");
            user.send("13800138000", "login", user.token(""));
            String token = user.token("");

            assertThat(user.send("13800138000", "login", token).statusCode()).isEqualTo(429);
            assertThat(user.send("13800138001", "login", token).statusCode()).isEqualTo(428);
        }
    }

    @Test
    void captchas_askedForTooOften_areRefusedCoarsely() {
        int answered = 0;
        HttpResponse<String> answer = attacker.captcha("");
        while (answer.statusCode() == 200 && answered < 100) {
            answered++;
            answer = attacker.captcha("");
        }

        assertThat(answered).isBetween(30, 40);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds) % 60).isZero());
    }

    /** What is asked of nobody else cannot be asked of a caller that the application vouches for. */
    @Test
    void captchaRequired_isAskedOfEachAnonymousSend() {
        for (int i = 0; i < 3; i++) {
            assertThat(attacker.send("1380013800" + i, "login", attacker.token(""))
                            .statusCode())
                    .isEqualTo(202);
        }
        assertThat(messages()).isEqualTo(3);
        assertThat(attacker.send("13800138009").statusCode()).isEqualTo(428);
    }

    /** A token that was used must not use up what the neighbours need. */
    @Test
    void e02_usedTokenReplayed_leavesTheNetworkToItsNeighbours() {
        String token = attacker.token("");
        attacker.send("13800138000", "login", token);
        for (int i = 0; i < 300; i++) {
            attacker.send("13800138000", "login", token);
        }
        Someone neighbour = new Someone(node, "203.0.113.8");

        assertThat(neighbour.send("13800138001", "login", neighbour.token("")).statusCode())
                .isEqualTo(202);
    }

    /** What cannot be read is not taken for good. */
    @Test
    void guardUnreadable_stepsUpToTheSlider() {
        assertThat(attacker.send("13800138000", "login", attacker.token("")).statusCode())
                .isEqualTo(202);
        await().until(() -> !guardKeys().isEmpty());
        guardKeys().forEach(key -> redis.command("SET", key, "nonsense"));

        HttpResponse<String> answer = attacker.send("13800138000", "login", attacker.token(""));

        assertThat(answer.statusCode()).isEqualTo(428);
        assertThat(body(answer).path("kind").asString()).isEqualTo("slider");
        assertThat(messages()).isEqualTo(1);
    }

    private List<String> guardKeys() {
        return redis.command("KEYS", node.namespace() + ":{g-*")
                .lines()
                .filter(line -> line.contains("{g-"))
                .toList();
    }
}
