package io.github.otpgate;

import io.github.otpgate.captcha.remote.RemoteVerifiers;
import io.github.otpgate.code.CodeGenerator;
import io.github.otpgate.code.CodeSealer;
import io.github.otpgate.code.KeyRing;
import io.github.otpgate.code.ReferenceSealer;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.Lazy;
import io.github.otpgate.model.PhoneNumberParser;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.redis.RedisConnection;
import io.github.otpgate.redis.RedisSettings;
import io.github.otpgate.redis.SharedRedis;
import io.github.otpgate.store.GuessBudget;
import io.github.otpgate.store.PhoneLimits;
import io.github.otpgate.store.StoreRules;
import io.github.otpgate.wire.HttpTransport;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks all that a configuration says, and leaves what that is for to be made when it is needed. Opens nothing. */
@SuppressWarnings("checkstyle:ClassFanOutComplexity") // knowing every stage is its one job
final class Assembly {

    private static final Duration TICKET_LIFE = Duration.ofMinutes(5);

    private final ServiceSettings given;
    private final SecureRandom random = new SecureRandom();

    Assembly(ServiceSettings given) {
        this.given = given;
    }

    OtpService build() {
        KeyRing keys = KeyRing.ofBase64(given.secretKeys);
        PurposeTexts texts = new PurposeTexts(given.purposes, given.signature);
        PhoneNumberParser phones = new PhoneNumberParser(given.defaultRegion, given.allowedCountries);
        TestNumbers tests = TestNumbers.of(given.testNumbers, phones, given.codeLength, given.clock);
        Purposes purposes = new Purposes(texts.all(), phones, given.numbers, tests);
        new RuleNames(texts.names()).requireKnown(given.routing.rules());
        RedisConnection redis = redis();
        Vendors vendors = Vendors.of(given, random);
        try {
            vendors.check(given.routing);
            Checked.Rules rules = rules(keys, texts, purposes, vendors.reachable());
            HttpTransport captchas = new HttpTransport(RemoteVerifiers.HTTP);
            Checked.Judge judge = new Checked.Judge(Defences.verifier(given, captchas), captchas);
            return service(new Checked(rules, vendors, judge), redis);
        } catch (RuntimeException | Error e) {
            vendors.http().close();
            throw e;
        }
    }

    private Checked.Rules rules(
            KeyRing keys, PurposeTexts texts, Purposes purposes, Map<Channel, List<Provider>> reachable) {
        texts.requireFit(reachable.getOrDefault(Channel.SMS, List.of()), given.codeLength);
        PhoneRules phoneRules = new PhoneRules(reachable);
        Sealers sealers = new Sealers(keys, new CodeSealer(keys, random), new ReferenceSealer(keys, random));
        CodeGenerator generator = new CodeGenerator(random, given.codeLength);
        return new Checked.Rules(purposes, sealers, generator, phoneRules, rules(phoneRules.joined(given.phoneLimits)));
    }

    private OtpService service(Checked checked, RedisConnection redis) {
        Lazy<Works> works = new Lazy<>(() -> new Wiring(given, random, checked).works(redis));
        return new OtpService(
                checked.vendors().providers(), checked.rules().purposes().all(), new Life(works, checked::close));
    }

    /** Idle: nothing is open yet. */
    private RedisConnection redis() {
        Optional<SharedRedis> shared = given.sharedRedis;
        if (shared.isEmpty() && given.redisUri.isBlank()) {
            throw new ConfigurationException("redis.uri", "nothing", "a Redis URI, for example redis://127.0.0.1:6379");
        }
        if (shared.isPresent() && !given.redisUri.isBlank()) {
            throw new ConfigurationException("redis.uri", "a URI beside a client of the application", "one of them");
        }
        RedisSettings settings =
                new RedisSettings(given.redisUri, given.redisNamespace, given.redisTimeout, given.redisTls);
        return shared.map(client -> RedisConnection.idle(client, settings.timeout()))
                .orElseGet(() -> RedisConnection.idle(settings));
    }

    private StoreRules rules(PhoneLimits phone) {
        return new StoreRules(phone, GuessBudget.DEFAULT, given.codeTtl, given.maxAttempts, given.resend, TICKET_LIFE);
    }
}
