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
 * A vendor that pushes 500 reports at a time, each push three times and shuffled, 50 pushes a second: how long it waits for
 * the acknowledgement, and how long until the book has them all.
 */
final class PushLoad {

    private static final int REPORTS = 500;
    private static final int TIMES = 3;
    private static final int PUSHES_PER_SECOND = 50;
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);
    private static final List<Rate> UNREACHED = List.of(Rate.parse("1000000000/1h"));
    private static final Optional<String> FORM = Optional.of("application/x-www-form-urlencoded");

    private final RedisServer server;
    private final RedisFigures redis;
    private final Scale scale;

    PushLoad(RedisServer server, Scale scale) {
        this.server = server;
        this.redis = new RedisFigures(server);
        this.scale = scale;
    }

    List<Line> lines() {
        List<OpenLoop.Run> runs = new ArrayList<>();
        List<Double> digested = new ArrayList<>();
        for (int i = 0; i < scale.runs(); i++) {
            redis.empty();
            try (HaotingyunSimulator vendor = HaotingyunSimulator.builder()
                            .balance(10_000_000)
                            .holdReports()
                            .start();
                    OtpService service = service(vendor);
                    OpenLoop loop = new OpenLoop(PUSHES_PER_SECOND)) {
                round(service, loop, runs, digested);
            }
        }
        return List.of(
                Line.told("pushes of 500 reports", spread(runs, OpenLoop.Run::perSecond), "1/s"),
                Line.told("acknowledgement, p50", spread(runs, OpenLoop.Run::p50Millis), "ms"),
                Line.atMost("acknowledgement, p99", spread(runs, OpenLoop.Run::p99Millis), "ms", 500),
                Line.told("until the book has the last one", Spread.of(digested), "s"));
    }

    private static Spread spread(List<OpenLoop.Run> runs, ToDoubleFunction<OpenLoop.Run> figure) {
        return Spread.of(runs.stream().mapToDouble(figure).boxed().toList());
    }

    private void round(OtpService service, OpenLoop loop, List<OpenLoop.Run> runs, List<Double> digested) {
        int distinct = Math.max(1, scale.deliverySeconds() * PUSHES_PER_SECOND / TIMES);
        List<ChallengeId> sent = send(service, Math.min(distinct, 10) * REPORTS);
        List<Bytes> pushes = pushes(service, sent, distinct);
        long begin = System.nanoTime();
        runs.add(loop.run(pushes.size(), index -> push(service, pushes.get(index))));
        await(service, sent);
        digested.add((System.nanoTime() - begin) / 1e9);
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

    /** Each three times, in no order. */
    private static List<Bytes> pushes(OtpService service, List<ChallengeId> sent, int distinct) {
        List<Bytes> pushes = new ArrayList<>();
        for (int i = 0; i < distinct; i++) {
            int from = i * REPORTS % sent.size();
            Bytes push = push(service, sent.subList(from, from + REPORTS));
            for (int time = 0; time < TIMES; time++) {
                pushes.add(push);
            }
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
