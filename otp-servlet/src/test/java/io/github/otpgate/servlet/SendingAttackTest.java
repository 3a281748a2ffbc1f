package io.github.otpgate.servlet;

import static io.github.otpgate.servlet.TestClient.body;
import static io.github.otpgate.servlet.TestClient.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.Rate;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.RedisServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an attacker may try who wants messages to be sent, over HTTP. Nobody is asked for a captcha here. */
class SendingAttackTest {

    private static final Duration MATURE = Duration.ofMinutes(17);

    private final Queue<OtpEvent> events = new ConcurrentLinkedQueue<>();
    private final MovableClock clock = new MovableClock(Instant.now());
    private RedisServer redis;
    private OtpTestApplication node;

    @BeforeEach
    void start() {
        assumeThat(RedisServer.clockCanMove()).as("needs Linux and cc").isTrue();
        redis = RedisServer.startWithClock();
        node = node(builder -> builder);
    }

    private OtpTestApplication node(UnaryOperator<OtpServiceBuilder> change) {
        return OtpTestApplication.start(
                redis,
                Someone.BEHIND_PROXY,
                clock,
                builder -> change.apply(builder.redisNamespace("sending").listener(events::add)));
    }

    private void restart(UnaryOperator<OtpServiceBuilder> change) {
        node.close();
        node = node(change);
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

    private long messages() {
        return node.vendor().requests().count();
    }

    private static LimitSettings with(LimitRule rule, String... rates) {
        Map<LimitRule, List<Rate>> all = new HashMap<>(LimitSettings.DEFAULT.rates());
        all.put(rule, List.of(rates).stream().map(Rate::parse).toList());
        return new LimitSettings(all, 3, 3, Set.of());
    }

    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("date"));
        return headers;
    }

    @Test
    void d03_secondSend_isRefusedAt59SecondsAndAcceptedAt61() {
        Someone user = new Someone(node, "203.0.113.7");
        user.send("13800138000");
        pass(Duration.ofSeconds(50));

        HttpResponse<String> early = user.send("13800138000");

        assertThat(early.statusCode()).isEqualTo(429);
        assertThat(code(early)).isEqualTo("rate-limited");
        int wait = Integer.parseInt(early.headers().firstValue("Retry-After").orElseThrow());
        assertThat(wait).isBetween(1, 10);
        pass(Duration.ofSeconds(wait));
        assertThat(user.send("13800138000").statusCode()).isEqualTo(202);
        assertThat(messages()).isEqualTo(2);
    }

    @Test
    void d04_cooldown_growsWithEachSend() {
        restart(builder -> builder.limits(with(LimitRule.ADDRESS, "1000/1h")));
        Someone user = new Someone(node, "203.0.113.7");
        List<Integer> waits = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waits.add(body(user.send("13800138000")).get("resendInSeconds").asInt());
            pass(Duration.ofSeconds(waits.get(i) + 1));
        }

        assertThat(waits.get(0)).isEqualTo(60);
        assertThat(waits.get(1)).isEqualTo(60);
        assertThat(waits.get(2)).isBetween(108, 180);
        assertThat(waits.get(3)).isBetween(270, 330);
        assertThat(waits.get(4)).isGreaterThan(2_000);
    }

    /** Thirty codes to one range, none of them used: the next is answered for and not sent. */
    @Test
    void d05_rangeThatDoesNotConvert_isBlockedAndLooksLikeAnyOther() {
        restart(builder ->
                builder.defaultRegion("CN").allowedCountries("CN", "GB").purpose("login", "2", Map.of()));
        List<String> range = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            range.add("+44740012" + (1000 + i * 297));
        }
        String known = "+447400129999";
        convert(known, "198.51.100.7");
        for (int i = 0; i < 30; i++) {
            assertThat(new Someone(node, "10.0." + i + ".7").send(range.get(i)).statusCode())
                    .isEqualTo(202);
        }
        pass(MATURE);
        long before = messages();

        HttpResponse<String> blocked = new Someone(node, "10.9.1.7").send("+447400125555");
        HttpResponse<String> ordinary = new Someone(node, "10.9.2.7").send("13800138000");

        assertThat(blocked.statusCode()).isEqualTo(202);
        assertThat(body(blocked).propertyNames()).isEqualTo(body(ordinary).propertyNames());
        assertThat(body(blocked).get("resendInSeconds"))
                .isEqualTo(body(ordinary).get("resendInSeconds"));
        assertThat(headers(blocked).keySet()).isEqualTo(headers(ordinary).keySet());
        assertThat(messages()).as("only the ordinary one").isEqualTo(before + 1);
        await().until(() -> events.stream().anyMatch(OtpEvent.Withheld.class::isInstance));
        assertThat(new Someone(node, "198.51.100.7").send(known).statusCode()).isEqualTo(202);
        assertThat(messages()).as("a phone that is known to be good").isEqualTo(before + 2);
        assertThat(node.service().explain("+447400125555"))
                .hasValueSatisfying(explanation -> assertThat(explanation.findings())
                        .anyMatch(finding -> finding.rule().contains("conversion"))
                        .noneMatch(finding -> finding.toString().contains("+447400125555")));
    }

    private void convert(String phone, String address) {
        Someone user = new Someone(node, address);
        HttpResponse<String> sent = user.send(phone);
        pass(Duration.ofSeconds(10));
        String code = node.codeOn(phone);
        assertThat(user.verify(body(sent).get("challengeId").asString(), code).statusCode())
                .isEqualTo(200);
    }

    @Test
    void d09_globalBudget_isAHardStopWithAlarms() {
        restart(builder -> builder.limits(with(LimitRule.GLOBAL, "10/1h")));
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            answers.add(new Someone(node, "10." + i + ".0.7")
                    .send("1380013" + (8000 + i))
                    .statusCode());
        }

        assertThat(answers).filteredOn(status -> status == 202).hasSize(10);
        assertThat(answers.subList(10, 14)).containsOnly(429);
        assertThat(messages()).isEqualTo(10);
        await().until(() ->
                events.stream().filter(OtpEvent.BudgetUsed.class::isInstance).count() >= 3);
        assertThat(events.stream()
                        .filter(OtpEvent.BudgetUsed.class::isInstance)
                        .map(event -> ((OtpEvent.BudgetUsed) event).percent()))
                .containsExactly(50, 80, 100);
        pass(Duration.ofMinutes(62));
        assertThat(new Someone(node, "10.99.0.7").send("13800139000").statusCode())
                .isEqualTo(202);
    }

    @Test
    void d09_globalBudget_ofTwoNodesAtOnce_isNeverExceeded() throws Exception {
        UnaryOperator<OtpServiceBuilder> tight = builder -> builder.limits(with(LimitRule.GLOBAL, "20/1h"));
        restart(tight);
        try (OtpTestApplication second = node(tight)) {
            List<Callable<Integer>> sends = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Someone who = new Someone(i % 2 == 0 ? node : second, "10." + i + ".0.7");
                String phone = "1380013" + (8000 + i);
                sends.add(() -> who.send(phone).statusCode());
            }

            List<Integer> answers = CaptchaAttackTest.atOnce(sends);

            assertThat(answers).filteredOn(status -> status == 202).hasSize(20);
            assertThat(messages() + second.vendor().requests().count()).isEqualTo(20);
        }
    }

    @Test
    void d11_bombingFromOneNetwork_isStopped() {
        int sent = 0;
        for (int i = 0; i < 100; i++) {
            Someone bomber = new Someone(node, "203.0.113." + (1 + i % 3));
            sent += bomber.send("13" + (100000000 + i * 7919)).statusCode() == 202 ? 1 : 0;
        }

        assertThat(sent).isBetween(20, 30);
        assertThat(messages()).isEqualTo(sent);
    }

    @Test
    void d11_bombingFromAWholeNetwork_isStoppedAtTheNetworksRate() {
        restart(builder -> builder.guard(false).limits(with(LimitRule.NETWORK, "50/1h")));
        int sent = 0;
        for (int i = 0; i < 100; i++) {
            Someone bomber = new Someone(node, "203.0.113." + (1 + i));
            sent += bomber.send("13" + (100000000 + i * 7919)).statusCode() == 202 ? 1 : 0;
        }

        assertThat(sent).isBetween(50, 52);
    }

    @Test
    void d12_addressThatWalksIpv6_isStoppedByItsSite() {
        restart(builder -> builder.guard(false).limits(with(LimitRule.NETWORK, "20/1h")));
        int sent = 0;
        for (int i = 0; i < 100; i++) {
            String address = "2001:db8:7:" + Integer.toHexString(i * 256) + "::" + (i + 1);
            sent += new Someone(node, address)
                                    .send("13" + (100000000 + i * 7919))
                                    .statusCode()
                            == 202
                    ? 1
                    : 0;
        }

        assertThat(sent).isBetween(40, 42);
    }

    /** Anybody can ask for codes of other people's numbers: the country of the operator's own users must not suffer. */
    @Test
    void d13_homeCountry_isNeverBlocked() {
        restart(builder -> builder.limits(with(LimitRule.GLOBAL, "100000/1h")));
        for (int i = 0; i < 130; i++) {
            new Someone(node, "10." + i + ".1.7").send("13" + (100000000 + i * 3_000_017));
        }
        pass(MATURE);
        long before = messages();

        assertThat(new Someone(node, "10.200.0.7").send("13912345678").statusCode())
                .isEqualTo(202);
        assertThat(messages()).isEqualTo(before + 1);
    }

    @Test
    void d15_vendorThatHangsUpAfterTheRequest_isNotAskedAgain() {
        node.vendor().faults().next(Fault.acceptThenReset());
        Someone user = new Someone(node, "203.0.113.7");

        HttpResponse<String> answer = user.send("13800138000");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(messages()).isEqualTo(1);
        assertThat(user.send("13800138000").statusCode()).isEqualTo(429);
    }

    /** What the limit is, and whose, is nobody's business. */
    @Test
    void limits_whateverTheyAre_readTheSame() {
        restart(builder -> builder.limits(with(LimitRule.ADDRESS, "2/1h")));
        Someone user = new Someone(node, "203.0.113.7");
        user.send("13800138000");
        HttpResponse<String> phone = user.send("13800138000");
        HttpResponse<String> address = user.send("13800138001");

        assertThat(phone.statusCode()).isEqualTo(429);
        assertThat(address.statusCode()).isEqualTo(429);
        assertThat(address.body()).isEqualTo(phone.body());
        assertThat(headers(address).keySet()).isEqualTo(headers(phone).keySet());
        assertThat(Integer.parseInt(address.headers().firstValue("Retry-After").orElseThrow()) % 60)
                .isZero();
    }

    @Test
    void redisPaused_nothingPasses() {
        Someone user = new Someone(node, "203.0.113.7");
        user.send("13800138000");
        redis.pause();
        try {
            assertThat(user.send("13800138001").statusCode()).isEqualTo(503);
        } finally {
            redis.resume();
        }
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void limits_changedWhileRunning_holdAtOnce() {
        Someone user = new Someone(node, "203.0.113.7");
        user.send("13800138000");

        node.service().limits(with(LimitRule.ADDRESS, "2/1h"));

        assertThat(user.send("13800138001").statusCode()).isEqualTo(202);
        assertThat(user.send("13800138002").statusCode()).isEqualTo(429);
        node.service().limits(LimitSettings.DEFAULT);
        assertThat(user.send("13800138003").statusCode()).isEqualTo(202);
    }

    @Test
    void limits_recordOnly_decideNothingAndReport() {
        Map<LimitRule, List<Rate>> tight = with(LimitRule.ADDRESS, "1/1h").rates();
        restart(builder -> builder.limits(new LimitSettings(tight, 3, 3, Set.of(LimitRule.ADDRESS))));
        Someone user = new Someone(node, "203.0.113.7");

        assertThat(user.send("13800138000").statusCode()).isEqualTo(202);
        assertThat(user.send("13800138001").statusCode()).isEqualTo(202);

        await().until(() -> events.stream().anyMatch(OtpEvent.LimitReached.class::isInstance));
        assertThat(events)
                .filteredOn(OtpEvent.LimitReached.class::isInstance)
                .allSatisfy(event ->
                        assertThat(((OtpEvent.LimitReached) event).recordOnly()).isTrue());
    }
}
