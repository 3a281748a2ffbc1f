package io.github.otpgate;

import io.github.otpgate.captcha.remote.RemoteVerifiers;
import io.github.otpgate.code.Code;
import io.github.otpgate.code.CodeGenerator;
import io.github.otpgate.code.CodeSealer;
import io.github.otpgate.code.KeyRing;
import io.github.otpgate.code.ReferenceSealer;
import io.github.otpgate.event.Events;
import io.github.otpgate.event.Observers;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.PhoneNumberParser;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.redis.RedisChallengeStore;
import io.github.otpgate.redis.RedisConnection;
import io.github.otpgate.redis.RedisPhoneJournal;
import io.github.otpgate.redis.RedisSettings;
import io.github.otpgate.redis.RedisWatch;
import io.github.otpgate.redis.SharedRedis;
import io.github.otpgate.store.ChallengeStore;
import io.github.otpgate.store.GuessBudget;
import io.github.otpgate.store.PhoneJournal;
import io.github.otpgate.store.PhoneLimits;
import io.github.otpgate.store.StoreRules;
import io.github.otpgate.wire.HttpTransport;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts the stages together. What was opened is closed again where something turns out to be wrong. */
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
        PhoneNumberParser phones = new PhoneNumberParser(given.defaultRegion, given.allowedCountries);
        TestNumbers tests = TestNumbers.of(given.testNumbers, phones, given.codeLength, given.clock);
        Purposes purposes = new Purposes(texts.all(), phones, given.numbers, tests);
        new RuleNames(texts.names()).requireKnown(given.routing.rules());
        Supplier<RedisConnection> redis = redis();
        Vendors vendors = Vendors.of(given, random);
        Map<Channel, List<Provider>> reachable = vendors.reachable();
        texts.requireFit(reachable.getOrDefault(Channel.SMS, List.of()), given.codeLength);
        PhoneRules phoneRules = new PhoneRules(reachable);
        StoreRules rules = rules(phoneRules.joined(given.phoneLimits));
        Sealers sealers = new Sealers(keys, new CodeSealer(keys, random), new ReferenceSealer(keys, random));
        CodeGenerator generator = new CodeGenerator(random, given.codeLength);
        return open(new Checked(purposes, sealers, generator, phoneRules, rules), redis.get(), vendors);
    }

    /** What the configuration says, found to be possible. */
    private record Checked(
            Purposes purposes, Sealers sealers, CodeGenerator generator, PhoneRules phones, StoreRules rules) {

        Code draw(PhoneNumber phone) {
            return purposes.testCode(phone).orElseGet(generator::draw);
        }
    }

    /** Routes and accounts of captchas are checked last, by those who go by them. */
    private OtpService open(Checked checked, RedisConnection connection, Vendors vendors) {
        Events events = new Events(given.listeners);
        Watch watch = new Watch(Observers.among(given.listeners), events);
        Ground ground = new Ground(connection, checked.sealers(), random, watch, events, new Afterwards());
        HttpTransport captchas = new HttpTransport(RemoteVerifiers.HTTP);
        try {
            Carrying carrying = Carrying.of(given, ground, vendors);
            Defences defences = Defences.of(given, ground, captchas);
            return service(checked, ground, new Parts(carrying, defences, captchas, vendors));
        } catch (RuntimeException | Error e) {
            vendors.http().close();
            captchas.close();
            ground.close();
            throw e;
        }
    }

    private record Parts(Carrying carrying, Defences defences, HttpTransport captchas, Vendors vendors) {}

    private OtpService service(Checked checked, Ground ground, Parts parts) {
        Carrying carrying = parts.carrying();
        String namespace = given.redisNamespace;
        ChallengeStore store = new RedisChallengeStore(ground.redis(), namespace, checked.rules());
        PhoneJournal journal = new RedisPhoneJournal(ground.redis(), namespace);
        Challenges challenges = new Challenges(checked.sealers(), checked::draw, store);
        VendorPace pace = new VendorPace(random);
        Withholding withholding = new Withholding(
                pace,
                checked.sealers().keys(),
                journal,
                ground.events(),
                parts.defences().limits());
        Ways ways = new Ways(ground.watch(), checked.purposes(), checked.sealers(), store, parts.defences(), carrying);
        Conversions.Carriers carriers =
                new Conversions.Carriers(carrying.book(), carrying.router(), ground.afterwards());
        Verifying verifying = ways.verifying(checked.rules(), given.codeLength, carriers);
        Map<String, Provider> providers = parts.vendors().providers();
        Reception reception =
                Reception.of(given, ground, new Reception.Moved(carrying, store, checked.purposes()), providers);
        Underway underway = new Underway();
        Operating.Watched watched = new Operating.Watched(carrying, reception, ground.events());
        Operating.Changeable changeable =
                new Operating.Changeable(checked.phones(), checked.rules().phone(), journal);
        Stages stages = new Stages(
                underway,
                ways.captchas(given.captcha.mode()),
                ways.issuing(challenges, withholding, pace),
                verifying,
                ways.redeeming(),
                new Receiving(providers, reception.intake()),
                ways.operating(changeable, watched),
                new Looking(watched, new RedisWatch(ground.redis())));
        return new OtpService(
                stages,
                providers,
                () -> begin(ground, parts, reception),
                () -> release(ground, parts, reception, underway));
    }

    private static void begin(Ground ground, Parts parts, Reception reception) {
        reception.begin(ground.redis());
        ground.redis().onceTried(() -> ground.afterwards().run(parts.vendors().http()::warmUp));
    }

    /** Whoever takes in first, then whoever sends and what is written of it, and last what all stand on. */
    private static void release(Ground ground, Parts parts, Reception reception, Underway underway) {
        reception.close();
        parts.carrying().lanes().close();
        boolean unused = underway.end();
        parts.carrying().book().close();
        parts.vendors().http().close();
        parts.captchas().close();
        ground.close();
    }

    /** Opens it later: what costs nothing to check comes first. */
    private Supplier<RedisConnection> redis() {
        Optional<SharedRedis> shared = given.sharedRedis;
        if (shared.isEmpty() && given.redisUri.isBlank()) {
            throw new ConfigurationException("redis.uri", "nothing", "a Redis URI, for example redis://127.0.0.1:6379");
        }
        if (shared.isPresent() && !given.redisUri.isBlank()) {
            throw new ConfigurationException("redis.uri", "a URI beside a client of the application", "one of them");
        }
        RedisSettings settings =
                new RedisSettings(given.redisUri, given.redisNamespace, given.redisTimeout, given.redisTls);
        return () -> shared.map(client -> RedisConnection.idle(client, settings.timeout()))
                .orElseGet(() -> RedisConnection.idle(settings));
    }

    private StoreRules rules(PhoneLimits phone) {
        return new StoreRules(phone, GuessBudget.DEFAULT, given.codeTtl, given.maxAttempts, given.resend, TICKET_LIFE);
    }
}
