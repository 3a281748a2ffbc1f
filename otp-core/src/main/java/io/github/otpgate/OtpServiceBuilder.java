package io.github.otpgate;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.captcha.CaptchaSettings;
import io.github.otpgate.captcha.RemoteVerifier;
import io.github.otpgate.captcha.remote.RemoteCaptchaSettings;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.NumberPolicy;
import io.github.otpgate.model.TlsSettings;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderType;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Configures an {@link OtpService}. Each method is a key of the Spring configuration with its default; secret keys,
 * signature, Redis and a provider have none. Not thread safe.
 */
@SuppressWarnings("checkstyle:ClassFanOutComplexity") // every room's settings pass through here
public final class OtpServiceBuilder {

    private final ServiceSettings given = new ServiceSettings();

    OtpServiceBuilder() {}

    /** Base64 of 32 random bytes or more each. The first seals, all are tried. No default. */
    public OtpServiceBuilder secretKeys(String... base64) {
        given.secretKeys = Given.each("secret-keys", base64);
        return this;
    }

    /** What stands in 【】 and for {@code #company#}. No default. */
    public OtpServiceBuilder signature(@Nullable String approved) {
        given.signature = requireNonNullElse(approved, "");
        return this;
    }

    /** Whose numbers may be typed without a country code. Default {@code CN}. */
    public OtpServiceBuilder defaultRegion(String region) {
        given.defaultRegion = requireNonNull(region, "defaultRegion");
        return this;
    }

    /** Where codes may be sent. Default {@code CN} alone. */
    public OtpServiceBuilder allowedCountries(String... regions) {
        given.allowedCountries = Set.copyOf(Given.each("allowed-countries", regions));
        return this;
    }

    /** Where Redis is; see {@link RedisSettings} for the forms. No default. */
    public OtpServiceBuilder redis(@Nullable String uri) {
        given.redisUri = requireNonNullElse(uri, "");
        return this;
    }

    /** Instead of a URI: a client of the application's own, whose options then hold. It is not closed. */
    public OtpServiceBuilder redis(SharedRedis shared) {
        given.sharedRedis = Optional.of(requireNonNull(shared, "shared"));
        return this;
    }

    /** Trust and keys for a Redis with TLS. Default those of the JVM. */
    public OtpServiceBuilder redisTls(TlsSettings tls) {
        given.redisTls = Optional.of(requireNonNull(tls, "tls"));
        return this;
    }

    /** First part of every key in Redis. Default {@code otp}. */
    public OtpServiceBuilder redisNamespace(String namespace) {
        given.redisNamespace = requireNonNull(namespace, "namespace");
        return this;
    }

    /** How long a Redis command may take: 10 ms to 2 s. Default 500 ms. */
    public OtpServiceBuilder redisTimeout(Duration timeout) {
        given.redisTimeout = requireNonNull(timeout, "timeout");
        return this;
    }

    /** Digits of a code: 6 to 10. Default 6. */
    public OtpServiceBuilder codeLength(int digits) {
        given.codeLength = digits;
        return this;
    }

    /** How long a code can be verified: 1 s to 10 min. Default 5 min. */
    public OtpServiceBuilder codeTtl(Duration ttl) {
        given.codeTtl = requireNonNull(ttl, "ttl");
        return this;
    }

    /** Wrong tries that burn a code: 1 to 10. Default 5. */
    public OtpServiceBuilder maxAttempts(int tries) {
        given.maxAttempts = tries;
        return this;
    }

    /** What a resend sends. Default the same code. */
    public OtpServiceBuilder resend(ResendMode mode) {
        given.resend = requireNonNull(mode, "mode");
        return this;
    }

    /** Of a phone, all purposes together. Default {@code 1/60s, 3/5m, 5/1h, 10/1d} and {@link PhoneLimits#COOLDOWN}, replaced too. */
    public OtpServiceBuilder phoneLimits(String... windows) {
        return phoneLimits(PhoneRules.windows(Given.each("limits.phone", windows), given.phoneLimits));
    }

    /** All that limits a phone. */
    public OtpServiceBuilder phoneLimits(PhoneLimits all) {
        given.phoneLimits = requireNonNull(all, "all");
        return this;
    }

    /** Rates of addresses, networks, sessions and countries, and the global budget. */
    public OtpServiceBuilder limits(LimitSettings rates) {
        given.limits = requireNonNull(rates, "rates");
        return this;
    }

    /** Whether destinations and networks that do not convert are suspected and blocked. Default true. */
    public OtpServiceBuilder guard(boolean enabled) {
        given.guard = enabled;
        return this;
    }

    /** When an anonymous caller must solve a captcha. Default always. */
    public OtpServiceBuilder captcha(CaptchaMode mode) {
        return captcha(given.captcha.withMode(mode));
    }

    /** When an anonymous caller must solve a captcha, and what. */
    public OtpServiceBuilder captcha(CaptchaSettings settings) {
        given.captcha = requireNonNull(settings, "settings");
        return this;
    }

    /** An account at a vendor who judges captchas instead of the slider. Default none. */
    public OtpServiceBuilder captchaVerifier(RemoteCaptchaSettings account) {
        given.captchaAccount = Optional.of(requireNonNull(account, "account"));
        return this;
    }

    /** Somebody of your own who judges captchas instead of the slider. Default nobody. */
    public OtpServiceBuilder captchaVerifier(RemoteVerifier verifier) {
        given.captchaVerifier = Optional.of(requireNonNull(verifier, "verifier"));
        return this;
    }

    /** Numbers that are never sent to, and such as need a harder captcha. Default none. */
    public OtpServiceBuilder numbers(NumberPolicy policy) {
        given.numbers = requireNonNull(policy, "policy");
        return this;
    }

    /** Numbers with fixed codes, to which nothing is sent, for a time. Default none; not for production. */
    public OtpServiceBuilder testNumbers(TestNumber... numbers) {
        given.testNumbers = Given.each("test-numbers", numbers);
        return this;
    }

    /** Adds one who observes; an {@link io.github.otpgate.event.OtpObserver} follows calls too. */
    public OtpServiceBuilder listener(OtpListener listener) {
        given.listeners.add(requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Adds a purpose. Without any there is {@code login} with default template 2.
     *
     * @param template the number of a default template (1 to 9), or a text with {@code #code#}
     * @param variables values of the template's variables beside {@code code} and {@code company}
     */
    public OtpServiceBuilder purpose(String name, String template, Map<String, String> variables) {
        given.purposes.put(requireNonNull(name, "name"), new PurposeSetting(template, variables));
        return this;
    }

    /** Adds an account at a vendor: {@code type}, and the keys of that type. */
    public OtpServiceBuilder provider(String name, Map<String, String> settings) {
        given.providers.add(name, requireNonNull(settings, "settings"));
        return this;
    }

    /** Trust and keys for an account that {@link #provider(String, Map)} adds. Default those of the JVM. */
    public OtpServiceBuilder providerTls(String name, TlsSettings tls) {
        given.providers.secure(requireNonNull(name, "name"), requireNonNull(tls, "tls"));
        return this;
    }

    /** Adds a provider that is not configured by keys: one of your own, or a recording one for tests. */
    public OtpServiceBuilder provider(Provider provider) {
        given.providers.add(requireNonNull(provider, "provider"));
        return this;
    }

    /** Makes one more {@code type} known. */
    public OtpServiceBuilder providerType(ProviderType type) {
        given.providers.register(requireNonNull(type, "type"));
        return this;
    }

    /** Providers of a channel by name, the preferred first. Default: the only one, where there is only one. */
    public OtpServiceBuilder route(Channel channel, String... names) {
        given.providers.route(requireNonNull(channel, "channel"), Given.each("routes." + channel.wireName(), names));
        return this;
    }

    /** How a message finds a vendor that takes it. */
    public OtpServiceBuilder routing(RoutingSettings settings) {
        given.routing = requireNonNull(settings, "settings");
        return this;
    }

    /** How vendors are asked for reports, replies and balances that they do not push. */
    public OtpServiceBuilder polling(PollSettings settings) {
        given.polling = requireNonNull(settings, "settings");
        return this;
    }

    /** Words that people write back, and what they mean. */
    public OtpServiceBuilder replies(ReplyWords words) {
        given.replies = requireNonNull(words, "words");
        return this;
    }

    /** Adds one who hears of delivery reports and replies. */
    public OtpServiceBuilder receiptListener(ReceiptListener listener) {
        given.receiptListeners.add(requireNonNull(listener, "listener"));
        return this;
    }

    /** For vendors that sign with the time, captchas, and what a node remembers. Codes and limits go by Redis' clock. */
    public OtpServiceBuilder clock(Clock source) {
        given.clock = requireNonNull(source, "clock");
        return this;
    }

    /** {@link #buildIdle()} and {@link OtpService#start()}. A Redis that is away refuses codes; it keeps nothing from starting. */
    public OtpService build() {
        OtpService service = buildIdle();
        service.start();
        return service;
    }

    /** Connects when it is started or needed. Throws {@link ConfigurationException} for the first setting that cannot work. */
    public OtpService buildIdle() {
        return new Assembly(given.copy()).build();
    }
}
