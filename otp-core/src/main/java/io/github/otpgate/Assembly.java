package io.github.otpgate;

import io.github.otpgate.captcha.remote.RemoteVerifiers;
import io.github.otpgate.code.CodeGenerator;
import io.github.otpgate.code.CodeSealer;
import io.github.otpgate.code.KeyRing;
import io.github.otpgate.code.ReferenceSealer;
import io.github.otpgate.event.Events;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.PhoneNumberParser;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.receipt.LongReplies;
import io.github.otpgate.receipt.PartStore;
import io.github.otpgate.redis.RedisChallengeStore;
import io.github.otpgate.redis.RedisConnection;
import io.github.otpgate.redis.RedisPartStore;
import io.github.otpgate.redis.RedisPhoneJournal;
import io.github.otpgate.redis.RedisSettings;
import io.github.otpgate.route.Routes;
import io.github.otpgate.store.ChallengeStore;
import io.github.otpgate.store.GuessBudget;
import io.github.otpgate.store.PhoneJournal;
import io.github.otpgate.store.PhoneLimits;
import io.github.otpgate.store.StoreRules;
import io.github.otpgate.wire.HttpSettings;
import io.github.otpgate.wire.HttpTransport;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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
        Purposes purposes = new Purposes(
                texts.all(), new PhoneNumberParser(given.defaultRegion, given.allowedCountries), given.numbers);
        RedisSettings redis = redisSettings();
        HttpTransport http = new HttpTransport(HttpSettings.DEFAULT);
        Map<String, Provider> providers = given.providers.providers(new ProviderTools(http, given.clock, random));
        Map<Channel, List<Provider>> routes = given.providers.routes(providers);
        texts.requireFit(routes.getOrDefault(Channel.SMS, List.of()), given.codeLength);
        PhoneRules phones = new PhoneRules(routes);
        StoreRules rules = rules(phones.joined(given.phoneLimits));
        Sealers sealers = new Sealers(keys, new CodeSealer(keys, random), new ReferenceSealer(keys, random));
        CodeGenerator generator = new CodeGenerator(random, given.codeLength);
        return open(
                new Checked(purposes, sealers, generator, phones, rules), redis, new Vendors(http, providers, routes));
    }

    /** What the configuration says, found to be possible. */
    private record Checked(
            Purposes purposes, Sealers sealers, CodeGenerator generator, PhoneRules phones, StoreRules rules) {}

    private record Vendors(HttpTransport http, Map<String, Provider> providers, Map<Channel, List<Provider>> routes) {}

    private OtpService open(Checked checked, RedisSettings redis, Vendors vendors) {
        RedisConnection connection = RedisConnection.open(redis);
        Events events = new Events(given.listeners);
        HttpTransport captchas = new HttpTransport(RemoteVerifiers.HTTP);
        ChallengeStore store = new RedisChallengeStore(connection, redis.namespace(), checked.rules());
        PhoneJournal journal = new RedisPhoneJournal(connection, redis.namespace());
        Defences defences =
                Defences.of(given, new Defences.Ground(connection, checked.sealers(), random, events, captchas));
        Challenges challenges = new Challenges(checked.sealers(), checked.generator(), store);
        VendorPace pace = new VendorPace(random);
        Withholding withholding = new Withholding(pace, checked.sealers().keys(), journal, events, defences.limits());
        Routes routes = new Routes(vendors.routes());
        Ways ways = new Ways(checked.purposes(), checked.sealers(), store, defences);
        Stages stages = new Stages(
                ways.captchas(given.captcha.mode()),
                ways.issuing(challenges, new Handover(checked.purposes(), challenges, routes, pace), withholding),
                ways.verifying(checked.rules(), given.codeLength),
                ways.redeeming(),
                longReplies(checked.sealers().keys(), new RedisPartStore(connection, redis.namespace())),
                ways.operating(new Operating.Changeable(
                        checked.phones(), checked.rules().phone(), journal)));
        return new OtpService(stages, vendors.providers(), () -> {
            vendors.http().close();
            captchas.close();
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

    private StoreRules rules(PhoneLimits phone) {
        return new StoreRules(phone, GuessBudget.DEFAULT, given.codeTtl, given.maxAttempts, given.resend, TICKET_LIFE);
    }
}
