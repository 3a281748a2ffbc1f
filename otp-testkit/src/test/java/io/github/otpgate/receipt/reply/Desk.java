package io.github.otpgate.receipt.reply;

import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.code.ContentSealer;
import io.github.otpgate.code.KeyRing;
import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Sealer;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.redis.RedisChallengeStore;
import io.github.otpgate.redis.RedisConnection;
import io.github.otpgate.redis.RedisSettings;
import io.github.otpgate.redis.RedisSuppressionStore;
import io.github.otpgate.store.ChallengeStore;
import io.github.otpgate.store.GuessBudget;
import io.github.otpgate.store.PhoneLimits;
import io.github.otpgate.store.ResendMode;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.store.StoreRules;
import io.github.otpgate.testkit.RecordingProvider;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** One node that sends codes and takes replies in, on a Redis that it may share with others. */
final class Desk implements AutoCloseable {

    static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");
    static final List<Purpose> PURPOSES = List.of(new Purpose("login"), new Purpose("register"));

    final RecordingProvider provider = new RecordingProvider("recording");
    final List<OtpEvent> events = new CopyOnWriteArrayList<>();
    final List<String> heard = new CopyOnWriteArrayList<>();
    final OtpService otp;
    final SuppressionList list;
    final Replies replies;
    private final KeyRing keys;
    private final RedisConnection redis;
    private final ChallengeStore store;

    private Desk(String uri, String namespace, List<String> secrets) {
        this.keys = KeyRing.ofBase64(secrets);
        RedisSettings settings = new RedisSettings(uri, namespace, Duration.ofSeconds(2));
        this.redis = RedisConnection.open(settings);
        this.store = new RedisChallengeStore(redis, namespace, rules());
        this.list = new SuppressionList(
                new RedisSuppressionStore(redis, namespace),
                new Content(new ContentSealer(keys, new SecureRandom(), "suppression")));
        this.replies = new Replies(
                ReplyWords.DEFAULT,
                list,
                new Disowning(Clock.systemUTC(), this::freeze),
                events::add,
                (through, reply) -> heard.add(through + " " + reply.text()));
        this.otp = OtpService.builder()
                .secretKeys(secrets.toArray(String[]::new))
                .signature("豪霆云")
                .redis(uri)
                .redisNamespace(namespace)
                .redisTimeout(Duration.ofSeconds(2))
                .phoneLimits("1000/1s")
                .guard(false)
                .captcha(CaptchaMode.OFF)
                .purpose("login", "2", Map.of())
                .purpose("register", "5", Map.of("app", "豪霆云短信平台"))
                .provider(provider)
                .build();
    }

    private static StoreRules rules() {
        Duration minutes = Duration.ofMinutes(5);
        return new StoreRules(PhoneLimits.DEFAULT, GuessBudget.DEFAULT, minutes, 5, ResendMode.SAME, minutes);
    }

    /** Opens, and waits until Redis answers. */
    static Desk open(String uri, String namespace, String... secrets) {
        Desk desk = new Desk(uri, namespace, List.of(secrets));
        await().atMost(Duration.ofSeconds(60))
                .ignoreException(StoreException.class)
                .until(() -> {
                    desk.freeze(new PhoneNumber("+8613000130000"));
                    desk.otp.verify(VerifyRequest.ofPhone("13000130000", "login", "000000"));
                    return true;
                });
        return desk;
    }

    static String newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    static PhoneNumber phone(int i) {
        return new PhoneNumber("+86" + (13_900_000_000L + i));
    }

    void freeze(PhoneNumber phone) {
        store.freeze(keys.hashes(phone), PURPOSES);
    }

    boolean suppresses(PhoneNumber phone) {
        return list.contains(phone).toCompletableFuture().join();
    }

    void hear(PhoneNumber phone, String text) {
        VendorNumber from = new VendorNumber(phone.domestic());
        replies.take("main", new Reply(Optional.empty(), from, text, Optional.empty(), "", Optional.empty()));
    }

    IssueResult issue(PhoneNumber phone, String purpose) {
        return otp.issue(IssueRequest.of(phone.domestic(), purpose));
    }

    boolean verifies(IssueResult issued, String purpose, String code) {
        String id = ((IssueResult.Issued) issued).challengeId().value();
        return otp.verify(VerifyRequest.ofChallenge(id, purpose, code)) instanceof Verified;
    }

    boolean walk() {
        try (SuppressionRenewal renewal = new SuppressionRenewal(list)) {
            return renewal.walk();
        }
    }

    List<OtpEvent> events() {
        return new ArrayList<>(events);
    }

    @Override
    public void close() {
        otp.close();
        redis.close();
    }

    private record Content(ContentSealer content) implements Sealer {

        @Override
        public List<Bytes> names(Bytes identity) {
            return content.hashes(identity);
        }

        @Override
        public Bytes seal(Bytes plain) {
            return content.seal(plain);
        }

        @Override
        public Optional<Bytes> open(Bytes sealed) {
            return content.open(sealed);
        }
    }
}
