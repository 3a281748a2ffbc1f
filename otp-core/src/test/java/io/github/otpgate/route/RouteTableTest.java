package io.github.otpgate.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission.Rejected;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which message has which route, and what cannot be configured. */
class RouteTableTest {

    private static final Purpose LOGIN = new Purpose("login");

    private final Bench bench = new Bench();
    private final ScriptedCarrier call = new ScriptedCarrier("call", Channel.VOICE, bench.ticks);

    private Router router(Map<String, Integer> weights, RouteRule... rules) {
        return router(Map.of(Channel.SMS, List.of("first", "second")), weights, rules);
    }

    private Router router(Map<Channel, List<String>> routes, Map<String, Integer> weights, RouteRule... rules) {
        RoutingSettings usual = RoutingSettings.DEFAULT;
        RoutingSettings settings = new RoutingSettings(
                usual.deadline(), usual.attemptTimeout(), 2, weights, Optional.empty(), List.of(rules));
        return new Router(
                routes,
                List.of(bench.first, bench.second, bench.third, call),
                settings,
                bench.tools(new SecureRandom()));
    }

    private static RouteRule rule(Set<String> purposes, Set<String> countries, String... providers) {
        return new RouteRule(Channel.SMS, purposes, countries, List.of(providers));
    }

    private static Optional<String> taker(Router router, String purpose, String country) {
        return router.send(new Dispatch(new ChallengeId("c"), Bench.MESSAGE, new Purpose(purpose), country))
                .provider();
    }

    @Test
    void send_firstRuleThatFits_decides() {
        Router router = router(
                Map.of(),
                rule(Set.of("login"), Set.of("US", "CA"), "third"),
                rule(Set.of(), Set.of("US"), "second"),
                rule(Set.of("pay"), Set.of(), "second", "third"));

        assertThat(taker(router, "login", "US")).contains("third");
        assertThat(taker(router, "other", "US")).contains("second");
        assertThat(taker(router, "pay", "CN")).contains("second");
        assertThat(taker(router, "login", "CN")).contains("first");
    }

    @Test
    void serves_channelAndMessage_asRoutesAndRulesSay() {
        Router router = router(Map.of(), Map.of(), rule(Set.of(), Set.of("US"), "third"));

        assertThat(router.serves(Channel.SMS)).isTrue();
        assertThat(router.serves(Channel.VOICE)).isFalse();
        assertThat(router.serves(Channel.SMS, LOGIN, "US")).isTrue();
        assertThat(router.serves(Channel.SMS, LOGIN, "CN")).isFalse();
        assertThat(router.send(Bench.DISPATCH).answer()).isEqualTo(new Rejected(ErrorClass.TEMPORARY, "no route"));
    }

    private void refuses(String key, Map<String, Integer> weights, RouteRule... rules) {
        assertThatThrownBy(() -> router(weights, rules))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        wrong -> assertThat(wrong.key()).isEqualTo(key));
    }

    @Test
    void router_wrongRules_namesTheKey() {
        RouteRule right = rule(Set.of(), Set.of(), "first");

        refuses("routing.rules[0].providers[1]", Map.of(), rule(Set.of(), Set.of(), "first", "forth"));
        refuses("routing.rules[1].providers[0]", Map.of(), right, rule(Set.of(), Set.of(), "call"));
        refuses("routing.rules[0].providers[1]", Map.of(), rule(Set.of(), Set.of(), "first", "first"));
        refuses("routing.rules[0].providers", Map.of(), rule(Set.of(), Set.of()));
        refuses("routing.rules[0].countries", Map.of(), rule(Set.of(), Set.of("cn"), "first"));
        refuses("routing.rules[0].purposes", Map.of(), rule(Set.of("Log in"), Set.of(), "first"));
        refuses("routing.weights.forth", Map.of("forth", 1));
    }

    @Test
    void router_wrongRoute_namesTheKey() {
        assertThatThrownBy(() -> router(Map.of(Channel.VOICE, List.of("call", "first")), Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("otp.routes.voice[1]");
    }
}
