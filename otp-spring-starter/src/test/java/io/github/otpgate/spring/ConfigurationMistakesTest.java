package io.github.otpgate.spring;

import static io.github.otpgate.spring.FailedStart.mistake;
import static io.github.otpgate.spring.FailedStart.with;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an operator reads when a setting is wrong: a real start, through all analyzers there are. */
@ExtendWith(OutputCaptureExtension.class)
class ConfigurationMistakesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void start_mistake_namesKeyAndFixAndShowsNoSecret(
            String key, String found, String allowed, String[] settings, CapturedOutput output) {
        new FailedStart(key, found, allowed, List.of(settings)).assertExplained(output);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(values(), types(), unknown(), providers(), purposes(), limits(), captcha(), networks())
                .flatMap(each -> each);
    }

    private static Stream<Arguments> values() {
        return Stream.of(
                mistake("secret-keys", "0 keys", "openssl rand -base64 32", Settings.without("otp.secret-keys")),
                mistake(
                        "secret-keys[0]",
                        "text that is not Base64",
                        "Base64 of at least 32",
                        with("otp.secret-keys=#")),
                mistake(
                        "secret-keys[0]",
                        "6 bytes",
                        "Base64 of at least 32 random bytes; openssl rand -base64 32",
                        with("otp.secret-keys=c2hvcnQh")),
                mistake(
                        "secret-keys[1]",
                        "a key that is there already",
                        "each key once",
                        with("otp.secret-keys=" + Settings.SECRET + "," + Settings.SECRET)),
                mistake("signature", "nothing", "1 to 64 printable", Settings.without("otp.signature")),
                mistake("default-region", "'XX'", "such as CN", with("otp.default-region=XX")),
                mistake("allowed-countries", "an empty list", "at least one", with("otp.allowed-countries=")),
                mistake("redis.uri", "nothing", "redis://", with("otp.redis.uri=")),
                mistake(
                        "redis.uri",
                        "something that is not a Redis URI",
                        "redis-sentinel://",
                        with("otp.redis.uri=http://:" + Settings.REDIS_PASSWORD + "@127.0.0.1:1")),
                mistake("redis.namespace", "'a b'", "1 to 32 letters", with("otp.redis.namespace=a b")),
                mistake("redis.timeout", "PT30S", "10ms to 2s", with("otp.redis.timeout=30s")),
                mistake("code.ttl", "PT1H", "1s to 10m", with("otp.code.ttl=1h")),
                mistake("code.max-attempts", "0", "1 to 10", with("otp.code.max-attempts=0")),
                mistake("limits.phone[1]", "'three'", "for example 3/5m", with("otp.limits.phone=1/60s,three")),
                mistake("routes.sms[0]", "'second'", "one of [main]", with("otp.routes.sms=second")),
                mistake("web.base-path", "'otp/'", "a path such as /otp", with("otp.web.base-path=otp/")),
                mistake("routes.voice[0]", "'main', which carries sms", "voice", with("otp.routes.voice=main")));
    }

    private static Stream<Arguments> types() {
        return Stream.of(
                mistake("code.length", "'six'", "6 to 10", with("otp.code.length=six")),
                mistake("code.ttl", "'5 Minuten'", "for example 5m", with("otp.code.ttl=5 Minuten")),
                mistake("code.resend", "'maybe'", "same or new", with("otp.code.resend=maybe")),
                mistake("captcha.mode", "'on'", "required, adaptive or off", with("otp.captcha.mode=on")),
                mistake("web.verify-by-phone", "'si'", "true or false", with("otp.web.verify-by-phone=si")),
                mistake(
                        "redis",
                        "a value where keys are expected",
                        "otp.redis.uri",
                        Settings.without(
                                "otp.redis.uri", "otp.redis=redis://:" + Settings.REDIS_PASSWORD + "@127.0.0.1:1")),
                mistake(
                        "providers.main",
                        "a value that does not fit",
                        "a type and the keys of that type",
                        Settings.without("otp.providers", "otp.providers.main=" + Settings.API_KEY)),
                mistake(
                        "secret-keys",
                        "the indexes [1]",
                        "begin with 0",
                        Settings.without("otp.secret-keys", "otp.secret-keys[1]=" + Settings.SECRET)),
                mistake(
                        "secret-keys[1]",
                        "the placeholder ${OTP_SECRET_OF_NOBODY}",
                        "a variable that is set",
                        with("otp.secret-keys=" + Settings.SECRET + ",${OTP_SECRET_OF_NOBODY}")),
                mistake(
                        "providers.main.api-key",
                        "the placeholder ${OTP_KEY_OF_NOBODY}",
                        "a variable that is set",
                        with("otp.providers.main.api-key=${OTP_KEY_OF_NOBODY}")));
    }

    private static Stream<Arguments> unknown() {
        String found = "a key that does not exist";
        return Stream.of(
                mistake("secret-kyes", found, "otp.secret-keys,", with("otp.secret-kyes=" + Settings.OTHER_SECRET)),
                mistake(
                        "secret-kyes[0]",
                        found,
                        "otp.secret-keys,",
                        with("otp.secret-kyes[0]=" + Settings.OTHER_SECRET)),
                mistake("code.lenght", found, "otp.code.length, otp.code.ttl", with("otp.code.lenght=6")),
                mistake("redis.password", found, "otp.redis.uri", with("otp.redis.password=" + Settings.API_KEY)),
                mistake("code.ttl.minutes", found, "otp.code.length", with("otp.code.ttl.minutes=5")),
                mistake("callback.token", found, "otp.callbacks.token", with("otp.callback.token=" + Settings.API_KEY)),
                mistake(
                        "purposes.login.tmplate",
                        found,
                        "otp.purposes.login.template",
                        with("otp.purposes.login.tmplate=2")));
    }

    private static Stream<Arguments> providers() {
        return Stream.of(
                mistake("providers", "none", "haotingyun", Settings.without("otp.providers")),
                mistake("providers.main.type", "'haoting'", "haotingyun", with("otp.providers.main.type=haoting")),
                mistake("providers.main.type", "nothing", "haotingyun", Settings.without("otp.providers.main.type")),
                mistake("providers.main.api-key", "nothing", "apikey", Settings.without("otp.providers.main.api-key")),
                mistake("providers.main.base-url", "another kind", "http", with("otp.providers.main.base-url=ftp://a")),
                mistake(
                        "providers.main.apikee",
                        "a key this type does not have",
                        "api-key, balance-alarm, base-url, callback-url, error-classes, extend, longest-text, merge,"
                                + " merge-wait, most-in-flight, queue, requests-per-second, uid",
                        with("otp.providers.main.api-kee=" + Settings.API_KEY)));
    }

    private static Stream<Arguments> purposes() {
        return Stream.of(
                mistake("purposes.login.template", "10", "1 to 9", with("otp.purposes.login.template=10")),
                mistake("purposes.login.template", "nothing", "1 to 9", with("otp.purposes.login.variables.app=A")),
                mistake("purposes.login.variables.app", "nothing", "1 to 64", with("otp.purposes.login.template=5")),
                mistake("purposes.9to5", "that name", "starting with a letter", with("otp.purposes.9to5.template=2")));
    }

    private static Stream<Arguments> limits() {
        String rate = "1s to 31d, for example 30/1h";
        Stream<Arguments> rates = Stream.of(
                        "address",
                        "network",
                        "address-phones",
                        "session",
                        "country",
                        "global",
                        "wrong-codes",
                        "captchas",
                        "wrong-captchas")
                .map(rule ->
                        mistake("limits." + rule + "[1]", "'5/1x'", rate, with("otp.limits." + rule + "=30/1h,5/1x")));
        return Stream.concat(
                rates,
                Stream.of(
                        mistake("limits.address[0]", "'false'", rate, with("otp.limits.address[0]=false")),
                        mistake("limits.global", "nothing", "at least one rate", with("otp.limits.global=")),
                        mistake("limits.phone", "0 windows", "1 to 16", with("otp.limits.phone=")),
                        mistake("limits.cooldown[1]", "'60'", "for example 60s", with("otp.limits.cooldown=60s,60")),
                        mistake("limits.cooldown", "[PT48H]", "0s to 1d", with("otp.limits.cooldown=2d")),
                        mistake("limits.voice[0]", "'2'", "for example 3/5m", with("otp.limits.voice=2")),
                        mistake(
                                "captcha.verifier.type",
                                "'turnstil'",
                                "turnstile, hcaptcha",
                                with("otp.captcha.verifier.type=turnstil")),
                        mistake("limits.voice-after-sms", "'si'", "or false", with("otp.limits.voice-after-sms=si")),
                        mistake("limits.step-up-after", "'no'", "0 or more", with("otp.limits.step-up-after=no")),
                        mistake("limits.step-up-after", "-1", "0 or more", with("otp.limits.step-up-after=-1")),
                        mistake(
                                "limits.step-up-after-phones",
                                "-3",
                                "0 or more",
                                with("otp.limits.step-up-after-phones=-3")),
                        mistake(
                                "limits.record-only[1]",
                                "'adress'",
                                "all or one of address, network,",
                                with("otp.limits.record-only=guard,adress")),
                        mistake(
                                "limits.adress",
                                "a key that does",
                                "limits.address,",
                                with("otp.limits.adress=1/1h"))));
    }

    private static Stream<Arguments> captcha() {
        return Stream.of(
                mistake("captcha.kind", "'puzzle'", "pow or slider", with("otp.captcha.kind=puzzle")),
                mistake("captcha.difficulty", "10", "1000 to 10000000", with("otp.captcha.difficulty=10")),
                mistake("captcha.difficulty", "'hard'", "1000 to 10000000", with("otp.captcha.difficulty=hard")),
                mistake("captcha.raised-difficulty", "1", "1000 to", with("otp.captcha.raised-difficulty=1")),
                mistake("captcha.challenge-ttl", "PT1S", "10s to 10m", with("otp.captcha.challenge-ttl=1s")),
                mistake("captcha.token-ttl", "PT1H", "10s to 10m", with("otp.captcha.token-ttl=1h")),
                mistake("captcha.bound-to-address", "'ja'", "true", with("otp.captcha.bound-to-address=ja")),
                mistake("guard.enabled", "'on call'", "true or false", with("otp.guard.enabled=on call")));
    }

    private static Stream<Arguments> networks() {
        String plus = "something that does not begin with +";
        return Stream.of(
                mistake("numbers.denied[0]", plus, "with quotes: \"+86170\"", with("otp.numbers.denied=86170")),
                mistake("numbers.denied[1]", "4 characters", "2 to 15", with("otp.numbers.denied=+86170,+86x")),
                mistake("numbers.step-up[0]", plus, "with quotes", with("otp.numbers.step-up=170")),
                mistake(
                        "web.trusted-proxies[1]",
                        "'10.0.0.1/8'",
                        "for example 10.0.0.7 or 10.0.0.0/8",
                        with("otp.web.trusted-proxies=10.0.0.1,10.0.0.1/8")),
                mistake(
                        "web.trusted-proxies",
                        "[10.0.0.0/8] while server.forward-headers-strategy is native",
                        "server.forward-headers-strategy: none",
                        Settings.complete(
                                "otp.web.trusted-proxies=10.0.0.0/8", "server.forward-headers-strategy=native")));
    }
}
