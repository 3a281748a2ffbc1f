package io.github.otpgate.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.Rate;
import io.github.otpgate.provider.capability.Acknowledgement;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.receipt.Delivery;
import io.github.otpgate.receipt.DeliveryState;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * A vendor that pushes 500 reports at a time, each push three times and shuffled, 50 pushes a second, and one that pushes
 * each report by itself, 1 500 a second: how long it waits for the acknowledgement, and how long after the last of those the
 * book has them all.
 */
final class PushLoad {

    private static final int SINGLE_SECONDS = 2;
    private static final int MOST_MESSAGES = 5_000;
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);
    private static final List<Rate> UNREACHED = List.of(Rate.parse("1000000000/1h"));
    private static final Optional<String> FORM = Optional.of("application/x-www-form-urlencoded");

    private final RedisServer server;
    private final RedisFigures redis;
    private final Scale scale;

    /**
     * What a vendor does.
     *
     * @param reports in a push
     * @param times how often each push comes
     */
    private record Vendor(int reports, int times, int perSecond) {
        static final Vendor BATCHES = new Vendor(500, 3, 50);
        static final Vendor SINGLES = new Vendor(1, 1, 1500);
    }

    /** What came of it, a value for each round. */
    private record Rounds(List<OpenLoop.Run> runs, List<Double> lags) {}

    PushLoad(RedisServer server, Scale scale) {
        this.server = server;
        this.redis = new RedisFigures(server);
        this.scale = scale;
    }

    List<Line> lines() {
        Rounds batches = rounds(Vendor.BATCHES, scale.deliverySeconds());
        Rounds singles = rounds(Vendor.SINGLES, SINGLE_SECONDS);
        return List.of(
                Line.told("pushes of 500 reports", spread(batches, OpenLoop.Run::perSecond), "1/s"),
                Line.told("acknowledgement, p50", spread(batches, OpenLoop.Run::p50Millis), "ms"),
                Line.atMost("acknowledgement, p99", spread(batches, OpenLoop.Run::p99Millis), "ms", 500),
                Line.told("from the last one until the book has all", Spread.of(batches.lags()), "s"),
                Line.told("pushes of a single report", spread(singles, OpenLoop.Run::perSecond), "1/s"),
                Line.atMost("acknowledgement, p99", spread(singles, OpenLoop.Run::p99Millis), "ms", 500),
                Line.told("from the last one until the book has all", Spread.of(singles.lags()), "s"));
    }

    private static Spread spread(Rounds rounds, ToDoubleFunction<OpenLoop.Run> figure) {
        return Spread.of(rounds.runs().stream().mapToDouble(figure).boxed().toList());
    }

    private Rounds rounds(Vendor pushing, int seconds) {
        Rounds rounds = new Rounds(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < scale.runs(); i++) {
            redis.empty();
            try (HaotingyunSimulator vendor = HaotingyunSimulator.builder()
                            .balance(10_000_000)
                            .holdReports()
                            .start();
                    OtpService service = service(vendor);
                    OpenLoop loop = new OpenLoop(pushing.perSecond())) {
                int distinct = Math.max(1, seconds * pushing.perSecond() / pushing.times());
                List<ChallengeId> sent = send(service, Math.min(distinct * pushing.reports(), MOST_MESSAGES));
                List<Bytes> pushes = pushes(service, sent, distinct, pushing);
                rounds.runs().add(loop.run(pushes.size(), index -> push(service, pushes.get(index))));
                long last = System.nanoTime();
                await(service, sent);
                rounds.lags().add((System.nanoTime() - last) / 1e9);
            }
        }
        return rounds;
    }

    private static List<ChallengeId> send(OtpService service, int messages) {
        Phones phones = new Phones();
        List<ChallengeId> sent = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            if (service.issue(IssueRequest.of(phones.next(), "login")) instanceof IssueResult.Issued issued) {
                sent.add(issued.challengeId());
            }
        }
        return sent;
    }

    /** Each as often as the vendor does, in no order. */
    private static List<Bytes> pushes(OtpService service, List<ChallengeId> sent, int distinct, Vendor pushing) {
        List<Bytes> pushes = new ArrayList<>();
        for (int i = 0; i < distinct; i++) {
            int from = i * pushing.reports() % sent.size();
            Bytes push = push(service, sent.subList(from, from + pushing.reports()));
            pushes.addAll(Collections.nCopies(pushing.times(), push));
        }
        Collections.shuffle(pushes, new Random(1)); // the same order in every round
        return pushes;
    }

    private static Bytes push(OtpService service, List<ChallengeId> challenges) {
        List<String> reports = challenges.stream()
                .map(challenge -> "{\"sid\":" + messageId(service, challenge)
                        + ",\"uid\":null,\"user_receive_time\":\"2026-11-27 10:00:00\",\"error_msg\":\"DELIVRD\","
                        + "\"report_status\":\"SUCCESS\"}")
                .toList();
        String form = "sms_status=" + URLEncoder.encode("[" + String.join(",", reports) + "]", UTF_8);
        return Bytes.of(form.getBytes(UTF_8));
    }

    private static String messageId(OtpService service, ChallengeId challenge) {
        for (int i = 0; i < 500; i++) {
            Optional<String> id = service.delivery(challenge).stream()
                    .flatMap(delivery -> delivery.attempts().stream())
                    .flatMap(attempt -> attempt.messageIds().stream())
                    .findFirst();
            if (id.isPresent()) {
                return id.get();
            }
            pause();
        }
        throw new IllegalStateException("a message has no id");
    }

    private static void push(OtpService service, Bytes body) {
        Optional<Acknowledgement> answer = service.receive("main", new PushRequest("POST", "", FORM, body));
        if (!answer.map(Acknowledgement::body).equals(Optional.of("SUCCESS"))) {
            throw new IllegalStateException("a push was not acknowledged");
        }
    }

    private static void await(OtpService service, List<ChallengeId> sent) {
        for (ChallengeId challenge : sent) {
            while (service.delivery(challenge).map(Delivery::state).orElseThrow() != DeliveryState.DELIVERED) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted under load", e);
        }
    }

    private OtpService service(HaotingyunSimulator vendor) {
        OtpService service = OtpService.builder()
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
                                HaotingyunSimulator.Builder.SAMPLE_API_KEY))
                .build();
        FirstContact.with(() -> service.verify(VerifyRequest.ofPhone("13800138000", "login", "000000")));
        return service;
    }
}
