package io.github.otpgate;

import io.github.otpgate.event.Events;
import io.github.otpgate.event.Observers;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.redis.RedisChallengeStore;
import io.github.otpgate.redis.RedisConnection;
import io.github.otpgate.redis.RedisPhoneJournal;
import io.github.otpgate.redis.RedisWatch;
import io.github.otpgate.store.ChallengeStore;
import io.github.otpgate.store.PhoneJournal;
import java.security.SecureRandom;
import java.util.Map;

/** Puts the stages together, of what was found to be possible. */
@SuppressWarnings("checkstyle:ClassFanOutComplexity") // knowing every stage is its one job
final class Wiring {

    private final ServiceSettings given;
    private final SecureRandom random;
    private final Checked checked;

    Wiring(ServiceSettings given, SecureRandom random, Checked checked) {
        this.given = given;
        this.random = random;
        this.checked = checked;
    }

    /** Opens nothing: where it fails there is nothing to close, and the next call may try again with the same connection. */
    Works works(RedisConnection connection) {
        Events events = new Events(given.listeners);
        Watch watch = new Watch(Observers.among(given.listeners), events);
        Ground ground = new Ground(connection, checked.rules().sealers(), random, watch, events, new Afterwards());
        Carrying carrying = Carrying.of(given, ground, checked.vendors());
        Defences defences = Defences.of(given, ground, checked.judge().verifier());
        return works(ground, carrying, defences);
    }

    private Works works(Ground ground, Carrying carrying, Defences defences) {
        Checked.Rules rules = checked.rules();
        String namespace = given.redisNamespace;
        ChallengeStore store = new RedisChallengeStore(ground.redis(), namespace, rules.store());
        PhoneJournal journal = new RedisPhoneJournal(ground.redis(), namespace);
        Challenges challenges = new Challenges(rules.sealers(), rules::draw, store);
        VendorPace pace = new VendorPace(random);
        Withholding withholding =
                new Withholding(pace, rules.sealers().keys(), journal, ground.events(), defences.limits());
        Ways ways = new Ways(ground.watch(), rules.purposes(), rules.sealers(), store, defences, carrying);
        Conversions.Carriers carriers =
                new Conversions.Carriers(carrying.book(), carrying.router(), ground.afterwards());
        Verifying verifying = ways.verifying(rules.store(), given.codeLength, carriers);
        Map<String, Provider> providers = checked.vendors().providers();
        Reception reception =
                Reception.of(given, ground, new Reception.Moved(carrying, store, rules.purposes()), providers);
        Underway underway = new Underway();
        Operating.Watched watched = new Operating.Watched(carrying, reception, ground.events());
        Operating.Changeable changeable =
                new Operating.Changeable(rules.phones(), rules.store().phone(), journal);
        Stages stages = new Stages(
                underway,
                ways.captchas(given.captcha.mode()),
                ways.issuing(challenges, withholding, pace),
                verifying,
                ways.redeeming(),
                new Receiving(providers, reception.intake()),
                ways.operating(changeable, watched),
                new Looking(watched, new RedisWatch(ground.redis())));
        return new Works(stages, () -> begin(ground, reception), () -> release(ground, carrying, reception, underway));
    }

    private void begin(Ground ground, Reception reception) {
        reception.begin(ground.redis());
        ground.redis().onceTried(() -> ground.afterwards().run(checked.vendors().http()::warmUp));
    }

    /** Whoever takes in first, then whoever sends and what is written of it, and last what all stand on. */
    private void release(Ground ground, Carrying carrying, Reception reception, Underway underway) {
        reception.close();
        carrying.lanes().close();
        boolean unused = underway.end();
        carrying.book().close();
        checked.close();
        ground.close();
    }
}
