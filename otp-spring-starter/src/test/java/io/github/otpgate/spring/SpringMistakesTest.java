package io.github.otpgate.spring;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Mistakes about what only the starter has, and about settings that do not go together. */
@ExtendWith(OutputCaptureExtension.class)
class SpringMistakesTest {

    private static final String HTTPS = "otp.providers.main.base-url=https://127.0.0.1:1";
    private static final String[] SECOND = {
        "otp.providers.second.type=haotingyun",
        "otp.providers.second.base-url=https://127.0.0.1:1",
        "otp.providers.second.api-key=" + Settings.API_KEY
    };

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"bundles", "redis", "typos", "routes", "captcha", "placeholders", "others"})
    void start_mistake_namesKeyAndFixAndShowsNoSecret(
            String key, String found, String allowed, String[] settings, CapturedOutput output) {
        new FailedStart(key, found, allowed, List.of(settings)).assertExplained(output);
    }

    static Stream<Arguments> bundles() {
        String known = "spring.ssl.bundle.jks.known.options.enabled-protocols=TLSv1.3";
        return Stream.of(
                mistake(
                        "redis.ssl-bundle",
                        "'nobody', which is no SSL bundle",
                        "under spring.ssl.bundle.pem or .jks; there is none",
                        Settings.without(
                                "otp.redis", "otp.redis.uri=rediss://127.0.0.1:1", "otp.redis.ssl-bundle=nobody")),
                mistake(
                        "redis.uri",
                        "a URI without TLS beside an SSL bundle",
                        "rediss://",
                        Settings.complete("otp.redis.ssl-bundle=known", known)),
                mistake(
                        "providers.main.ssl-bundle",
                        "'nobody', which is no SSL bundle",
                        "there is [known]",
                        Settings.without(
                                "otp.providers.main.base-url", HTTPS, "otp.providers.main.ssl-bundle=nobody", known)),
                mistake(
                        "providers.main.ssl-bundle",
                        "an SSL bundle with the protocols [TLSv9]",
                        "TLSv1.3",
                        broken("options.enabled-protocols=TLSv1.3,TLSv9")),
                mistake(
                        "providers.main.ssl-bundle",
                        "an SSL bundle with the ciphers [TLS_NOBODY]",
                        "TLS_AES_256_GCM_SHA384",
                        broken("options.ciphers=TLS_NOBODY")),
                mistake(
                        "providers.main.ssl-bundle",
                        "an SSL bundle that cannot be loaded",
                        "stores and passwords are right",
                        broken("keystore.location=file:/nobody.p12")),
                mistake(
                        "providers.main.base-url",
                        "an address without TLS beside an SSL bundle",
                        "an https URL",
                        Settings.complete("otp.providers.main.ssl-bundle=known", known)));
    }

    private static String[] broken(String setting) {
        return Settings.without(
                "otp.providers.main.base-url",
                HTTPS,
                "otp.providers.main.ssl-bundle=mine",
                "spring.ssl.bundle.jks.mine." + setting);
    }

    static Stream<Arguments> redis() {
        return Stream.of(
                mistake(
                        "redis.uri",
                        "nothing, in the profile prod where no embedded Redis is started",
                        "redis://127.0.0.1:6379",
                        Settings.without("otp.redis", "spring.profiles.active=prod")),
                mistake(
                        "redis.uri",
                        "the placeholder ${OTP_REDIS_OF_NOBODY}",
                        "a variable that is set",
                        Settings.without("otp.redis", "otp.redis.uri=${OTP_REDIS_OF_NOBODY}")),
                mistake(
                        "redis.use-application-client",
                        "a client of the application beside otp.redis.uri",
                        "one of the two",
                        Settings.complete("otp.redis.use-application-client=true")),
                mistake(
                        "redis.use-application-client",
                        "'ja'",
                        "true or false",
                        Settings.complete("otp.redis.use-application-client=ja")),
                mistake("redis.timeout", "'fast'", "for example 500ms", Settings.complete("otp.redis.timeout=fast")),
                mistake("redis.uri", "something that is not a", "redis://host", redisUri("127.0.0.1:6379")),
                mistake("redis.uri", "something that is not a", "redis-cluster://", redisUri("redis-cluster://")),
                mistake("redis.uri", "something that is not a", "redis://host", redisUri("redis://h:port")),
                mistake("redis.uri", "something that is not a", "redis://host", redisUri("redis://:6379")),
                mistake("redis.uri", "something that is not a", "redis-cluster://", redisUri("redis://h:1,h:2")),
                mistake("redis.uri", "something that is not a", "#master", redisUri("redis-sentinel://h:1")));
    }

    private static String[] redisUri(String uri) {
        return Settings.without("otp.redis", "otp.redis.uri=" + uri);
    }

    static Stream<Arguments> typos() {
        return Stream.of(
                meant("secret-kyes", "otp.secret-keys", Settings.OTHER_SECRET),
                meant("code.lenght", "otp.code.length", "6"),
                meant("redis.url", "otp.redis.uri", "redis://:" + Settings.REDIS_PASSWORD + "@h"),
                meant("captcha.mod", "otp.captcha.mode", "off"),
                meant("default-regoin", "otp.default-region", "CN"),
                meant("polling.intervall", "otp.polling.interval", "5s"),
                meant("web.trusted-proxys", "otp.web.trusted-proxies", "10.0.0.0/8"));
    }

    private static Arguments meant(String typed, String meant, String value) {
        return mistake(
                typed,
                "a key that does not exist; " + meant + " may be meant",
                "the keys ",
                Settings.complete("otp." + typed + "=" + value));
    }

    static Stream<Arguments> routes() {
        return Stream.of(
                mistake(
                        "routing.weights.third",
                        "'third'",
                        "one of [main",
                        Settings.complete("otp.routing.weights.third=5")),
                mistake(
                        "routing.rules[0].providers[0]",
                        "'third'",
                        "one of [main",
                        Settings.complete("otp.routing.rules[0].providers=third")),
                mistake(
                        "routing.rules[0].purposes",
                        "'logon'",
                        "login",
                        Settings.complete(
                                "otp.routing.rules[0].providers=main", "otp.routing.rules[0].purposes=logon")),
                mistake(
                        "routing.rules[0].countries",
                        "'XX'",
                        "CN",
                        Settings.complete("otp.routing.rules[0].providers=main", "otp.routing.rules[0].countries=XX")),
                mistake(
                        "routes.sms",
                        "no route",
                        "a list of names of [second, main], the preferred",
                        Settings.complete(SECOND)),
                mistake("routes.sms[1]", "'main'", "each", Settings.complete("otp.routes.sms=main,main")));
    }

    static Stream<Arguments> captcha() {
        return Stream.of(
                mistake(
                        "captcha.verifier.site-key",
                        "nothing",
                        "key",
                        Settings.complete("otp.captcha.verifier.type=turnstile")),
                mistake(
                        "captcha.verifier.secret",
                        "nothing",
                        "1 to 512 visible",
                        Settings.complete(
                                "otp.captcha.verifier.type=turnstile", "otp.captcha.verifier.site-key=0xPublic")),
                mistake(
                        "captcha.verifier.url",
                        "",
                        "https",
                        Settings.complete(
                                "otp.captcha.verifier.type=turnstile",
                                "otp.captcha.verifier.site-key=0xPublic",
                                "otp.captcha.verifier.hostnames=example.com",
                                "otp.captcha.verifier.secret=" + Settings.API_KEY,
                                "otp.captcha.verifier.url=http://captcha.example.com")));
    }

    static Stream<Arguments> placeholders() {
        return Stream.of(
                placeholder("captcha.verifier.site-key", "otp.captcha.verifier.type=turnstile"),
                placeholder(
                        "captcha.verifier.secret",
                        "otp.captcha.verifier.type=turnstile",
                        "otp.captcha.verifier.site-key=0xPublic",
                        "otp.captcha.verifier.hostnames=example.com"),
                placeholder("purposes.register.template"),
                placeholder("purposes.register.variables.app", "otp.purposes.register.template=5"));
    }

    private static Arguments placeholder(String key, String... more) {
        String[] settings = Stream.concat(Stream.of(more), Stream.of("otp." + key + "=${OTP_NAME_OF_NOBODY}"))
                .toArray(String[]::new);
        return mistake(
                key, "the placeholder ${OTP_NAME_OF_NOBODY}", "a variable that is set", Settings.complete(settings));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                mistake("enabled", "'ja'", "true or false", Settings.complete("otp.enabled=ja")),
                mistake("allowed-countries", "'XX'", "CN", Settings.complete("otp.allowed-countries=CN,XX")),
                mistake(
                        "signature",
                        "",
                        "1 to 64",
                        Settings.without("otp.signature", "otp.signature=" + "x".repeat(65))),
                mistake(
                        "purposes.login.template",
                        "",
                        "#code#",
                        Settings.complete("otp.purposes.login.template=no code in here")),
                mistake(
                        "purposes.login.template",
                        "",
                        "500",
                        Settings.complete("otp.purposes.login.template=#code#" + "x".repeat(600))),
                mistake("code.length", "5", "6 to 10", Settings.complete("otp.code.length=5")),
                mistake("web.base-path", "'otp'", "a path such as /otp", Settings.complete("otp.web.base-path=otp")),
                mistake("web.base-path", "'/'", "a path such as /otp", Settings.complete("otp.web.base-path=/")),
                mistake(
                        "providers.main.queue",
                        "'many'",
                        "a whole number",
                        Settings.complete("otp.providers.main.queue=many")));
    }

    private static Arguments mistake(String key, String found, String allowed, String[] settings) {
        return arguments(key, found, allowed, settings);
    }
}
