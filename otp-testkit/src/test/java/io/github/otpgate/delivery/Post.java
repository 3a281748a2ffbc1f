package io.github.otpgate.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Rate;
import io.github.otpgate.provider.capability.Acknowledgement;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.receipt.poll.PollSettings;
import io.github.otpgate.route.RoutingSettings;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.RecordedRequest;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.VendorServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import io.github.otpgate.testkit.httpbatch.HttpBatchBuilder;
import io.github.otpgate.testkit.httpbatch.HttpBatchSimulator;
import io.github.otpgate.testkit.smscn.SmscnSimulator;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;

/** Two vendors for text messages and one for calls, over HTTP, and services that send through them. */
final class Post implements AutoCloseable {

    static final String PHONE = "13800138000";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Optional<String> FORM = Optional.of("application/x-www-form-urlencoded");

    final HaotingyunSimulator first;
    final HttpBatchSimulator second = HttpBatchSimulator.start();
    final SmscnSimulator call = SmscnSimulator.start();
    final List<OtpEvent> events = new CopyOnWriteArrayList<>();

    private final RedisServer redis;
    private final String namespace = "d" + UUID.randomUUID().toString().substring(0, 8);
    private final String secret;

    Post(RedisServer redis) {
        this(redis, HaotingyunSimulator.builder());
    }

    Post(RedisServer redis, HaotingyunSimulator.Builder settings) {
        this.redis = redis;
        this.first = settings.start();
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.secret = Base64.getEncoder().encodeToString(key);
    }

    /** A node that asks vendors for nothing by itself. */
    OtpServiceBuilder node() {
        return OtpService.builder()
                .secretKeys(secret)
                .signature("豪霆云")
                .redis(redis.uri())
                .redisNamespace(namespace)
                .redisTimeout(Duration.ofSeconds(2)) // the longest allowed: a busy machine must not fail a test
                .captcha(CaptchaMode.OFF)
                .phoneLimits("1000/1s")
                .limits(new LimitSettings(Map.of(LimitRule.GLOBAL, List.of(Rate.parse("1000000/1h"))), 0, 0, Set.of()))
                .guard(false)
                .polling(new PollSettings(false, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(10)))
                .listener(events::add)
                .provider("first", first())
                .provider("second", second())
                .provider("call", call())
                .route(Channel.SMS, "first", "second")
                .route(Channel.VOICE, "call");
    }

    /** One that polls every second. */
    OtpServiceBuilder pollingNode() {
        return node().polling(
                        new PollSettings(true, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(10)));
    }

    /** One that sends through the second alone, whose windows are nobody's but ours, and takes in what it pushes. */
    OtpServiceBuilder secondNode() {
        return node().route(Channel.SMS, "second");
    }

    /** What the second pushes to: over HTTP, to whatever node it is. To be closed before the node. */
    VendorServer callbacksTo(OtpService otp) {
        VendorServer server = VendorServer.start(0, new Callback(otp));
        second.pushes().to(server.baseUri());
        return server;
    }

    private record Callback(OtpService otp) implements VendorServer.Vendor {
        @Override
        public boolean sends(RecordedRequest request) {
            return true;
        }

        @Override
        public HttpReply answer(RecordedRequest request) {
            PushRequest push = new PushRequest(
                    request.method(), request.query(), request.header("Content-Type"), Bytes.of(request.body()));
            Acknowledgement answer = otp.receive("second", push).orElseThrow();
            return HttpReply.text(answer.status(), "text/plain", answer.body());
        }
    }

    static RoutingSettings routing(Duration deadline, Duration attempt) {
        return new RoutingSettings(deadline, attempt, 2, Map.of(), Optional.empty(), List.of());
    }

    Map<String, String> first(String... more) {
        return account(
                more,
                "type",
                "haotingyun",
                "base-url",
                first.baseUri().toString(),
                "api-key",
                HaotingyunSimulator.Builder.SAMPLE_API_KEY);
    }

    Map<String, String> second(String... more) {
        return account(
                more,
                "type",
                "http-batch",
                "base-url",
                second.baseUri().toString(),
                "account",
                HttpBatchBuilder.SAMPLE_ACCOUNT,
                "password",
                HttpBatchBuilder.SAMPLE_PASSWORD,
                "product",
                HttpBatchBuilder.SAMPLE_PRODUCT);
    }

    private Map<String, String> call() {
        return account(
                new String[0],
                "type",
                "smscn-voice",
                "base-url",
                call.baseUri().toString(),
                "uid",
                SmscnSimulator.Builder.SAMPLE_UID,
                "secret-key",
                SmscnSimulator.Builder.SAMPLE_SECRET_KEY,
                "template",
                SmscnSimulator.Builder.SAMPLE_TEMPLATE);
    }

    private static Map<String, String> account(String[] more, String... keys) {
        Map<String, String> settings = new TreeMap<>();
        for (int i = 0; i < keys.length; i += 2) {
            settings.put(keys[i], keys[i + 1]);
        }
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    /** Patient, and quick to see that there is nothing to wait for. */
    static ConditionFactory waiting() {
        return await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
    }

    /** Built, and with a Redis that answers. */
    static OtpService open(OtpServiceBuilder settings) {
        OtpService otp = settings.build();
        waiting().ignoreException(StoreException.class).until(() -> {
            otp.verify(VerifyRequest.ofPhone("13000130000", "login", "000000"));
            return true;
        });
        return otp;
    }

    static Issued issue(OtpService otp, String phone) {
        IssueResult result = otp.issue(IssueRequest.of(phone, "login"));
        if (result instanceof Issued issued) {
            return issued;
        }
        throw new AssertionError("not issued: " + result);
    }

    static VerifyResult verify(OtpService otp, Issued issued, String code) {
        return otp.verify(VerifyRequest.ofChallenge(issued.challengeId().value(), "login", code));
    }

    static Acknowledgement push(OtpService otp, String form) {
        Bytes body = Bytes.of(form.getBytes(UTF_8));
        return otp.receive("first", new PushRequest("POST", "", FORM, body)).orElseThrow();
    }

    <E extends OtpEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    RedisServer redis() {
        return redis;
    }

    @Override
    public void close() {
        first.close();
        second.close();
        call.close();
    }
}
