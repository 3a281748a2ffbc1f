package io.github.otpgate;

import io.github.otpgate.captcha.Captcha;
import io.github.otpgate.captcha.RemoteVerifier;
import io.github.otpgate.captcha.remote.RemoteVerifiers;
import io.github.otpgate.guard.Guard;
import io.github.otpgate.guard.GuardSettings;
import io.github.otpgate.limit.Budget;
import io.github.otpgate.limit.Limits;
import io.github.otpgate.limit.RateStore;
import io.github.otpgate.redis.RedisGuardStore;
import io.github.otpgate.redis.RedisOnceStore;
import io.github.otpgate.redis.RedisRateStore;
import io.github.otpgate.wire.HttpTransport;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What stands between a request and a vendor. */
record Defences(Captcha captcha, CaptchaGate gate, Limits limits, Budget budget, Guard guard, Guesses guesses) {

    static Defences of(ServiceSettings given, Ground ground, Optional<RemoteVerifier> verifier) {
        LongSupplier ticks = ticks(given.clock);
        String home = given.defaultRegion.toUpperCase(Locale.ROOT);
        RateStore rates = new RedisRateStore(ground.redis(), given.redisNamespace);
        Limits limits =
                new Limits(rates, ground.sealers().keys()::hash, ground.events(), given.limits, home).withTicks(ticks);
        Captcha captcha = captcha(given, ground, verifier);
        return new Defences(
                captcha,
                new CaptchaGate(captcha, given.captcha.mode(), given.numbers, ground.events()),
                limits,
                new Budget(rates, ground.events(), given.limits),
                guard(given, ground, home),
                new Guesses(limits, rates, ground.events(), given.limits, ticks));
    }

    /** A wall clock may be set; what is remembered for a while goes by it only where the application brings its own. */
    private static LongSupplier ticks(Clock clock) {
        return clock.equals(Clock.systemUTC()) ? System::nanoTime : () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    private static Captcha captcha(ServiceSettings given, Ground ground, Optional<RemoteVerifier> verifier) {
        Captcha.Tools tools = new Captcha.Tools(
                new SealedCaptchas(ground.sealers().keys(), ground.random()),
                new RedisOnceStore(ground.redis(), given.redisNamespace),
                ground.events(),
                given.clock,
                ground.random());
        return new Captcha(given.captcha, tools, verifier);
    }

    /** Who judges captchas instead of the slider, if anybody does. */
    static Optional<RemoteVerifier> verifier(ServiceSettings given, HttpTransport captchas) {
        return given.captchaAccount
                .map(account -> RemoteVerifiers.create(account, captchas, given.clock))
                .or(() -> given.captchaVerifier);
    }

    private static Guard guard(ServiceSettings given, Ground ground, String home) {
        return new Guard(
                new RedisGuardStore(ground.redis(), given.redisNamespace),
                ground.sealers().keys()::hash,
                ground.events(),
                new GuardSettings(given.guard, home).withCodeLife(given.codeTtl),
                ticks(given.clock));
    }
}
