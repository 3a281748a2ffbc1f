package io.github.otpgate;

import io.github.otpgate.captcha.CaptchaSettings;
import io.github.otpgate.captcha.RemoteVerifier;
import io.github.otpgate.captcha.remote.RemoteCaptchaSettings;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.NumberPolicy;
import io.github.otpgate.model.TlsSettings;
import io.github.otpgate.receipt.ReceiptListener;
import io.github.otpgate.receipt.poll.PollSettings;
import io.github.otpgate.receipt.reply.ReplyWords;
import io.github.otpgate.redis.RedisSettings;
import io.github.otpgate.redis.SharedRedis;
import io.github.otpgate.route.RoutingSettings;
import io.github.otpgate.store.PhoneLimits;
import io.github.otpgate.store.ResendMode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a builder was given so far. Belongs to one thread; {@link #copy} keeps what a service was built with. */
final class ServiceSettings {

    /** Asked when a service is built, and not later: copies share it. */
    final ProviderCatalog providers;

    final Map<String, PurposeSetting> purposes = new LinkedHashMap<>();
    List<String> secretKeys = List.of();
    String signature = "";
    String defaultRegion = "CN";
    Set<String> allowedCountries = Set.of("CN");
    String redisUri = "";
    String redisNamespace = "otp";
    Duration redisTimeout = RedisSettings.DEFAULT_TIMEOUT;
    Optional<TlsSettings> redisTls = Optional.empty();
    Optional<SharedRedis> sharedRedis = Optional.empty();
    int codeLength = 6;
    Duration codeTtl = Duration.ofMinutes(5);
    int maxAttempts = 5;
    ResendMode resend = ResendMode.SAME;
    PhoneLimits phoneLimits = PhoneLimits.DEFAULT;
    LimitSettings limits = LimitSettings.DEFAULT;
    boolean guard = true;
    CaptchaSettings captcha = CaptchaSettings.DEFAULT;
    Optional<RemoteVerifier> captchaVerifier = Optional.empty();
    Optional<RemoteCaptchaSettings> captchaAccount = Optional.empty();
    NumberPolicy numbers = NumberPolicy.OPEN;
    List<TestNumber> testNumbers = List.of();
    RoutingSettings routing = RoutingSettings.DEFAULT;
    PollSettings polling = PollSettings.DEFAULT;
    ReplyWords replies = ReplyWords.DEFAULT;
    final List<OtpListener> listeners = new ArrayList<>();
    final List<ReceiptListener> receiptListeners = new ArrayList<>();
    Clock clock = Clock.systemUTC();

    ServiceSettings() {
        this(new ProviderCatalog());
    }

    private ServiceSettings(ProviderCatalog providers) {
        this.providers = providers;
    }

    ServiceSettings copy() {
        ServiceSettings copy = new ServiceSettings(providers);
        copy.purposes.putAll(purposes);
        copy.secretKeys = secretKeys;
        copy.signature = signature;
        copy.defaultRegion = defaultRegion;
        copy.allowedCountries = allowedCountries;
        copy.redisUri = redisUri;
        copy.redisNamespace = redisNamespace;
        copy.redisTimeout = redisTimeout;
        copy.redisTls = redisTls;
        copy.sharedRedis = sharedRedis;
        copy.codeLength = codeLength;
        copy.codeTtl = codeTtl;
        copy.maxAttempts = maxAttempts;
        copy.resend = resend;
        copy.phoneLimits = phoneLimits;
        copy.limits = limits;
        copy.guard = guard;
        copy.captcha = captcha;
        copy.captchaVerifier = captchaVerifier;
        copy.captchaAccount = captchaAccount;
        copy.numbers = numbers;
        copy.testNumbers = testNumbers;
        copy.routing = routing;
        copy.polling = polling;
        copy.replies = replies;
        copy.listeners.addAll(listeners);
        copy.receiptListeners.addAll(receiptListeners);
        copy.clock = clock;
        return copy;
    }
}
