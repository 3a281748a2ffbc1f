package io.github.otpgate.benchmarks;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.Rate;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/**
 * Two nodes that hand over more messages than the vendor takes requests: an open loop, so that whoever waits does not slow
 * down those who come after. The vendor takes 100 ms for each request and refuses what comes faster than 20 a second.
 */
final class DeliveryLoad {

    private static final int NODES = 2;
    private static final int ISSUES_PER_SECOND = 300;
    private static final int REQUESTS_PER_SECOND = 20;
    private static final Duration LATENCY = Duration.ofMillis(100);
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);
    private static final List<Rate> UNREACHED = List.of(Rate.parse("1000000000/1h"));

    private final RedisServer server;
    private final RedisFigures redis;
    private final Scale scale;

    DeliveryLoad(RedisServer server, Scale scale) {
        this.server = server;
        this.redis = new RedisFigures(server);
        this.scale = scale;
    }

    List<Line> lines() {
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < scale.runs(); i++) {
            redis.empty();
            rounds.add(round());
        }
        return List.of(
                Line.told("issues asked for, two nodes together", spread(rounds, Round::asked), "1/s"),
                Line.told("hand-over, p50", spread(rounds, Round::p50Millis), "ms"),
                Line.atMost("hand-over, p99", spread(rounds, Round::p99Millis), "ms", 2_000),
                Line.atMost("issues that were not sent", spread(rounds, Round::unsent), "", 0),
                Line.atMost("refused by the vendor for its rate", spread(rounds, Round::throttled), "", 0),
                Line.atLeast("messages per request to the vendor", spread(rounds, Round::perRequest), "", 10));
    }

    private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().mapToDouble(figure).boxed().toList());
    }

    /** What one round showed. */
    private record Round(
            double asked, double p50Millis, double p99Millis, double unsent, double throttled, double perRequest) {}

    private Round round() {
        try (HaotingyunSimulator vendor = HaotingyunSimulator.builder()
                        .requestsPerSecond(REQUESTS_PER_SECOND)
                        .signatures(List.of("豪霆云"))
                        .balance(10_000_000)
                        .start();
                Pair nodes = new Pair(vendor);
                OpenLoop loop = new OpenLoop(NODES * ISSUES_PER_SECOND)) {
            vendor.faults().always(Fault.delay(LATENCY));
            Phones phones = new Phones();
            AtomicInteger unsent = new AtomicInteger();
            int issues = Math.max(10, scale.deliverySeconds() * NODES * ISSUES_PER_SECOND);
            OpenLoop.Run run = loop.run(issues, index -> {
                OtpService node = nodes.each().get(index % NODES);
                if (!(node.issue(IssueRequest.of(phones.next(), "login")) instanceof IssueResult.Issued issued)
                        || !issued.certain()) {
                    unsent.incrementAndGet();
                }
            });
            long requests = vendor.requests().count();
            return new Round(
                    run.perSecond(),
                    run.p50Millis(),
                    run.p99Millis(),
                    unsent.get(),
                    vendor.throttled(),
                    (double) (issues - unsent.get()) / requests);
        }
    }

    /** Two services that know nothing of each other but the same Redis. */
    private final class Pair implements AutoCloseable {

        private final List<OtpService> each = new ArrayList<>();

        Pair(HaotingyunSimulator vendor) {
            for (int i = 0; i < NODES; i++) {
                OtpService service = service(vendor);
                each.add(service);
                FirstContact.with(() -> service.verify(VerifyRequest.ofPhone("13800138000", "login", "000000")));
            }
        }

        List<OtpService> each() {
            return each;
        }

        @Override
        public void close() {
            each.forEach(OtpService::close);
        }
    }

    private OtpService service(HaotingyunSimulator vendor) {
        return OtpService.builder()
                .secretKeys(SECRET)
                .signature("豪霆云")
                .redis(server.uri())
                .redisTimeout(Duration.ofSeconds(2))
                .captcha(CaptchaMode.OFF)
                .limits(new LimitSettings(Map.of(LimitRule.GLOBAL, UNREACHED), 0, 0, Set.of()))
                .guard(false)
                .provider(
                        "main",
                        Map.of(
                                "type",
                                "haotingyun",
                                "base-url",
                                vendor.baseUri().toString(),
                                "api-key",
                                HaotingyunSimulator.Builder.SAMPLE_API_KEY,
                                "requests-per-second",
                                Integer.toString(REQUESTS_PER_SECOND)))
                .build();
    }
}
