package io.github.otpgate.servlet;

import static io.github.otpgate.servlet.TestClient.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.RedisServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an attacker may try at the codes, over HTTP. */
class GuessingAttackTest {

    private static final String PHONE = "13800138000";

    private final Queue<OtpEvent> events = new ConcurrentLinkedQueue<>();
    private final MovableClock clock = new MovableClock(Instant.now());
    private RedisServer redis;
    private OtpTestApplication node;

    @BeforeEach
    void start() {
        assumeThat(RedisServer.clockCanMove()).as("needs Linux and cc").isTrue();
        redis = RedisServer.startWithClock();
        node = node();
    }

    private OtpTestApplication node() {
        return OtpTestApplication.start(
                redis,
                Someone.BEHIND_PROXY,
                clock,
                builder -> builder.redisNamespace("guessing").listener(events::add));
    }

    @AfterEach
    void stop() {
        node.close();
        redis.close();
    }

    private void pass(Duration time) {
        redis.advance(time);
        clock.advance(time);
    }

    private static String challenge(HttpResponse<String> sent) {
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        return body(sent).get("challengeId").asString();
    }

    private static String wrong(String right) {
        return right.equals("123456") ? "654321" : "123456";
    }

    @Test
    void a01_sixthTry_evenTheRightCode_isRefusedNeutrally() {
        Someone attacker = new Someone(node, "203.0.113.7");
        String challenge = challenge(attacker.send(PHONE));
        String code = node.codeOn(PHONE);
        HttpResponse<String> first = attacker.verify(challenge, wrong(code));
        for (int i = 0; i < 4; i++) {
            attacker.verify(challenge, wrong(code));
        }

        HttpResponse<String> right = attacker.verify(challenge, code);

        assertThat(right.statusCode()).isEqualTo(422);
        assertThat(right.body()).isEqualTo(first.body());
    }

    /** Each guess comes from another network, so that nothing but the phone's own budget stops it. */
    @Test
    void a03_guessesSpreadOverPurposesNetworksAndNodes_shareTheBudget() {
        try (OtpTestApplication second = node()) {
            int guesses = 0;
            for (int hour = 0; hour < 12; hour++) {
                String purpose = hour % 2 == 0 ? "login" : "reset-password";
                OtpTestApplication there = hour % 3 == 0 ? second : node;
                HttpResponse<String> sent = there.client().send(PHONE, purpose);
                if (sent.statusCode() == 202) {
                    String code = there.codeOn(PHONE);
                    Someone attacker = new Someone(there, "198.51." + hour + ".7");
                    for (int i = 0; i < 5; i++) {
                        guesses++;
                        attacker.guess(challenge(sent), purpose, wrong(code));
                    }
                }
                pass(Duration.ofMinutes(65));
            }

            assertThat(guesses).isEqualTo(30);
            assertThat(node.client().send(PHONE, "login").statusCode()).isEqualTo(429);
        }
    }

    @Test
    void a05_rightCode_fiftyTimesAtOnceOnTwoNodes_givesOneTicket() throws Exception {
        try (OtpTestApplication second = node()) {
            Someone user = new Someone(node, "203.0.113.7");
            Someone elsewhere = new Someone(second, "203.0.113.7");
            String challenge = challenge(user.send(PHONE));
            String code = node.codeOn(PHONE);
            List<Callable<HttpResponse<String>>> tries = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Someone who = i % 2 == 0 ? user : elsewhere;
                tries.add(() -> who.verify(challenge, code));
            }

            List<HttpResponse<String>> answers = CaptchaAttackTest.atOnce(tries);

            assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.body().contains("ticket"))
                    .hasSize(1);
        }
    }

    /** One guess at each of many phones spends no phone's budget; the address that guesses is stopped. */
    @Test
    void a06_oneAddressAtManyPhones_isStopped() {
        Someone attacker = new Someone(node, "203.0.113.7");
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(attacker.verify("bm8tc3VjaC1jaGFsbGVuZ2U" + i, "123456").statusCode());
        }

        assertThat(answers.subList(0, 30)).containsOnly(422);
        assertThat(answers.subList(31, 40)).containsOnly(429);
        assertThat(new Someone(node, "203.0.113.8")
                        .verify("bm8tc3VjaA", "123456")
                        .statusCode())
                .as("a neighbour")
                .isEqualTo(422);
    }

    @Test
    void a06_addressThatIsStopped_maySendNoRightCodeEither() {
        Someone user = new Someone(node, "203.0.113.7");
        String challenge = challenge(user.send(PHONE));
        for (int i = 0; i < 32; i++) {
            user.verify("bm8tc3VjaC1jaGFsbGVuZ2U" + i, "123456");
        }

        HttpResponse<String> answer = user.verify(challenge, node.codeOn(PHONE));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).doesNotContain("ticket");
        assertThat(new Someone(node, "198.51.100.7")
                        .verify(challenge, node.codeOn(PHONE))
                        .statusCode())
                .as("the code is still good")
                .isEqualTo(200);
    }

    @Test
    void a07_wrongCodesFromEverywhere_alarmOnceAndAskGuessersForACaptcha() {
        node.close();
        node = OtpTestApplication.start(
                redis,
                Someone.BEHIND_PROXY,
                clock,
                builder ->
                        builder.redisNamespace("guessing").listener(events::add).captcha(CaptchaAttackTest.EASY));
        Someone user = new Someone(node, "192.0.2.1");
        String challenge = challenge(user.send(PHONE, "login", user.token("")));
        for (int i = 0; i < 200; i++) {
            new Someone(node, "10." + i + ".0.7").verify("bm8tc3VjaC1jaGFsbGVuZ2U" + i, "123456");
        }

        assertThat(user.verify(challenge, node.codeOn(PHONE)).statusCode()).isEqualTo(428);
        assertThat(user.verify(challenge, node.codeOn(PHONE), user.token("")).statusCode())
                .isEqualTo(200);
        await().until(() -> events.stream().anyMatch(OtpEvent.WrongCodes.class::isInstance));
        assertThat(events).filteredOn(OtpEvent.WrongCodes.class::isInstance).hasSize(1);
    }

    /** One address alone must not make everybody solve captchas. */
    @Test
    void a08_wrongCodesFromOneAddress_alarmForNobodyElse() {
        node.close();
        node = OtpTestApplication.start(
                redis,
                Someone.BEHIND_PROXY,
                clock,
                builder ->
                        builder.redisNamespace("guessing").listener(events::add).captcha(CaptchaAttackTest.EASY));
        Someone user = new Someone(node, "192.0.2.1");
        String challenge = challenge(user.send(PHONE, "login", user.token("")));
        Someone attacker = new Someone(node, "203.0.113.7");
        for (int i = 0; i < 150; i++) {
            attacker.verify("bm8tc3VjaC1jaGFsbGVuZ2U" + i, "123456");
        }

        assertThat(user.verify(challenge, node.codeOn(PHONE)).statusCode()).isEqualTo(200);
    }
}
