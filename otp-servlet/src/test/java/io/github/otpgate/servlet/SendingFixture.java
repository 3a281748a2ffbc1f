package io.github.otpgate.servlet;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.Rate;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.RedisServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An application on a Redis whose time can be moved, and a vendor who lives in the same time. Nobody is asked for a captcha. */
abstract class SendingFixture {

    static final Duration MATURE = Duration.ofMinutes(17);

    final Queue<OtpEvent> events = new ConcurrentLinkedQueue<>();
    private final MovableClock clock = new MovableClock(Instant.now());
    RedisServer redis;
    OtpTestApplication node;

    @BeforeEach
    void start() {
        assumeThat(RedisServer.clockCanMove()).as("needs Linux and cc").isTrue();
        redis = RedisServer.startWithClock();
        node = node(builder -> builder);
    }

    OtpTestApplication node(UnaryOperator<OtpServiceBuilder> change) {
        return OtpTestApplication.start(
                redis,
                Someone.BEHIND_PROXY,
                clock,
                builder -> change.apply(builder.redisNamespace("sending").listener(events::add)));
    }

    void restart(UnaryOperator<OtpServiceBuilder> change) {
        node.close();
        node = node(change);
    }

    @AfterEach
    void stop() {
        node.close();
        redis.close();
    }

    void pass(Duration time) {
        redis.advance(time);
        clock.advance(time);
    }

    long messages() {
        return node.vendor().inbox().messages().size();
    }

    static LimitSettings with(LimitRule rule, String... rates) {
        Map<LimitRule, List<Rate>> all = new HashMap<>(LimitSettings.DEFAULT.rates());
        all.put(rule, List.of(rates).stream().map(Rate::parse).toList());
        return new LimitSettings(all, 3, 3, Set.of());
    }

    static Map<String, List<String>> headers(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("date"));
        return headers;
    }
}
