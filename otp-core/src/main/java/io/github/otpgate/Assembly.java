package io.github.otpgate;

import io.github.otpgate.captcha.Captcha;
import io.github.otpgate.captcha.CaptchaGate;
import io.github.otpgate.captcha.CaptchaSeal;
import io.github.otpgate.captcha.OnceStore;
import io.github.otpgate.code.CodeGenerator;
import io.github.otpgate.code.CodeSealer;
import io.github.otpgate.code.KeyRing;
import io.github.otpgate.code.ReferenceSealer;
import io.github.otpgate.event.Events;
import io.github.otpgate.limit.Budget;
import io.github.otpgate.limit.Limits;
import io.github.otpgate.limit.RateStore;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.PhoneNumberParser;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.receipt.LongReplies;
import io.github.otpgate.receipt.PartStore;
import io.github.otpgate.redis.RedisChallengeStore;
import io.github.otpgate.redis.RedisConnection;
import io.github.otpgate.redis.RedisOnceStore;
import io.github.otpgate.redis.RedisPartStore;
import io.github.otpgate.redis.RedisRateStore;
import io.github.otpgate.redis.RedisSettings;
import io.github.otpgate.route.Routes;
import io.github.otpgate.store.ChallengeStore;
import io.github.otpgate.store.GuessBudget;
import io.github.otpgate.store.StoreRules;
import io.github.otpgate.wire.HttpSettings;
import io.github.otpgate.wire.HttpTransport;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the stages together. Everything that can be wrong is found before anything is opened. */
@SuppressWarnings("checkstyle:ClassFanOutComplexity") // knowing every stage is its one job
final class Assembly {

    private static final Duration TICKET_LIFE = Duration.ofMinutes(5);

    private final OtpServiceBuilder given;
    private final SecureRandom random = new SecureRandom();

    Assembly(OtpServiceBuilder given) {
        this.given = given;
    }

    OtpService build() {
        KeyRing keys = KeyRing.ofBase64(given.secretKeys);
        PurposeTexts texts = new PurposeTexts(given.purposes, given.signature);
        Purposes purposes =
                new Purposes(texts.all(), new PhoneNumberParser(given.defaultRegion, given.allowedCountries));
        CodeGenerator generator = new CodeGenerator(random, given.codeLength);
        RedisSettings redis = redisSettings();
        HttpTransport http = new HttpTransport(HttpSettings.DEFAULT);
        Map<String, Provider> providers = given.providers.providers(new ProviderTools(http, given.clock, random));
        Map<Channel, List<Provider>> routes = given.providers.routes(providers);
        texts.requireFit(routes.getOrDefault(Channel.SMS, List.of()), given.codeLength);
        StoreRules rules = rules(routes);
        RedisConnection connection = RedisConnection.open(redis);
        ChallengeStore store = new RedisChallengeStore(connection, redis.namespace(), rules);

        CodeSealer codes = new CodeSealer(keys, random);
        ReferenceSealer references = new ReferenceSealer(keys, random);
        Challenges challenges = new Challenges(keys, generator, codes, references, store);
        Handover handover = new Handover(purposes, challenges, new Routes(routes));
        Verifying.Settings verifying = new Verifying.Settings(purposes, given.codeLength, TICKET_LIFE);
        Events events = new Events(given.listeners);
        RateStore rates = new RedisRateStore(connection, redis.namespace(), given.clock);
        Limits limits = new Limits(rates, keys::hash, events, given.limits);
        Budget budget = new Budget(rates, events, given.limits);
        CaptchaSeal seal = new SealedCaptchas(keys, random);
        OnceStore once = new RedisOnceStore(connection, redis.namespace());
        Captcha captcha = new Captcha(
                given.captcha,
                new Captcha.Tools(seal, once, events, given.clock, random),
                Optional.ofNullable(given.captchaVerifier));
        Stages stages = new Stages(
                new Captchas(purposes, captcha),
                new Issuing(purposes, CaptchaGate.of(given.captcha.mode()), challenges, handover),
                new Verifying(keys, codes, references, store, verifying),
                new Redeeming(keys, references, store),
                longReplies(keys, new RedisPartStore(connection, redis.namespace())),
                new Operating(purposes, limits, budget));
        return new OtpService(stages, providers, () -> {
            http.close();
            connection.close();
            events.close();
        });
    }

    private LongReplies longReplies(KeyRing keys, PartStore store) {
        return new LongReplies(store, new SealedReplies(keys, random), LongReplies.DEFAULT_EXPIRY);
    }

    private RedisSettings redisSettings() {
        if (given.redisUri.isBlank()) {
            throw new ConfigurationException("redis.uri", "nothing", "a Redis URI, for example redis://127.0.0.1:6379");
        }
        return new RedisSettings(given.redisUri, given.redisNamespace, given.redisTimeout);
    }

    /** The vendors' windows join the configured ones, so that the strictest holds. */
    private StoreRules rules(Map<Channel, List<Provider>> routes) {
        List<Window> all = new ArrayList<>(given.phoneLimits.windows());
        routes.values().stream().flatMap(List::stream).forEach(provider -> all.addAll(provider.windows()));
        List<Window> windows = all.stream()
                .distinct()
                .filter(window -> all.stream().noneMatch(other -> !other.equals(window) && other.implies(window)))
                .toList();
        return new StoreRules(
                windows, GuessBudget.DEFAULT, given.codeTtl, given.maxAttempts, given.resend, TICKET_LIFE);
    }
}
