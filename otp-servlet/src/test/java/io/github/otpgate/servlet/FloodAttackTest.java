package io.github.otpgate.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.Rate;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What many requests may do, over HTTP: budgets, networks, limits that change or only record. */
class FloodAttackTest extends SendingFixture {

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
            assertThat(messages() + second.vendor().inbox().messages().size()).isEqualTo(20);
        }
    }

    /** A refusal of one address must not use up what everybody needs, however slowly it is repeated. */
    @Test
    void d09_addressThatIsFull_usesUpNoBudget() {
        restart(builder -> builder.limits(tight(LimitRule.ADDRESS, "1/1d", LimitRule.GLOBAL, "20/1h")));
        Someone attacker = new Someone(node, "203.0.113.7");
        attacker.send("13800138000");

        for (int i = 0; i < 30; i++) {
            assertThat(attacker.send("1390013" + (8000 + i)).statusCode()).isEqualTo(429);
            pass(Duration.ofSeconds(65));
        }

        assertThat(new Someone(node, "10.99.0.7").send("13800139000").statusCode())
                .isEqualTo(202);
    }

    private static LimitSettings tight(LimitRule rule, String rate, LimitRule other, String otherRate) {
        Map<LimitRule, List<Rate>> all = new HashMap<>(with(rule, rate).rates());
        all.put(other, List.of(Rate.parse(otherRate)));
        return new LimitSettings(all, 3, 3, Set.of());
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

    @Test
    void f01_directClientWhoNamesOtherAddresses_isCountedAsOne() {
        UnaryOperator<OtpServiceBuilder> tight = builder -> builder.limits(with(LimitRule.ADDRESS, "3/1h"));
        try (OtpTestApplication direct = OtpTestApplication.start(
                redis, WebSettings.DEFAULT, builder -> tight.apply(builder.redisNamespace("direct")))) {
            List<Integer> answers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                answers.add(new Someone(direct, "203.0.113." + i)
                        .send("1380013" + (8000 + i))
                        .statusCode());
            }

            assertThat(answers).containsExactly(202, 202, 202, 429, 429);
        }
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
