package io.github.otpgate;

import io.github.otpgate.OtpServiceBuilder.PurposeSetting;
import io.github.otpgate.captcha.CaptchaGate;
import io.github.otpgate.code.CodeGenerator;
import io.github.otpgate.code.CodeSealer;
import io.github.otpgate.code.KeyRing;
import io.github.otpgate.code.ReferenceSealer;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.PhoneNumberParser;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.wire.HttpSettings;
import io.github.otpgate.provider.wire.HttpTransport;
import io.github.otpgate.redis.RedisChallengeStore;
import io.github.otpgate.redis.RedisConnection;
import io.github.otpgate.redis.RedisSettings;
import io.github.otpgate.route.Routes;
import io.github.otpgate.store.ChallengeStore;
import io.github.otpgate.store.GuessBudget;
import io.github.otpgate.store.StoreRules;
import io.github.otpgate.template.PurposeText;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        Purposes purposes = new Purposes(texts(), new PhoneNumberParser(given.defaultRegion, given.allowedCountries));
        CodeGenerator generator = new CodeGenerator(random, given.codeLength);
        RedisSettings redis = redisSettings();
        HttpTransport http = new HttpTransport(HttpSettings.DEFAULT);
        Map<String, Provider> providers = given.providers.providers(new ProviderTools(http, given.clock, random));
        Map<Channel, List<Provider>> routes = given.providers.routes(providers);
        StoreRules rules = rules(routes);
        RedisConnection connection = RedisConnection.open(redis);
        ChallengeStore store = new RedisChallengeStore(connection, redis.namespace(), rules);

        CodeSealer codes = new CodeSealer(keys, random);
        ReferenceSealer references = new ReferenceSealer(keys, random);
        Challenges challenges = new Challenges(keys, generator, codes, references, store);
        Handover handover = new Handover(purposes, challenges, new Routes(routes));
        Verifying.Settings verifying = new Verifying.Settings(purposes, given.codeLength, TICKET_LIFE);
        return new OtpService(
                new Issuing(purposes, CaptchaGate.of(given.captchaMode), challenges, handover),
                new Verifying(keys, codes, references, store, verifying),
                new Redeeming(keys, references, store),
                providers,
                () -> {
                    http.close();
                    connection.close();
                });
    }

    private RedisSettings redisSettings() {
        if (given.redisUri.isBlank()) {
            throw new ConfigurationException("redis.uri", "nothing", "a Redis URI, for example redis://127.0.0.1:6379");
        }
        return new RedisSettings(given.redisUri, given.redisNamespace, given.redisTimeout);
    }

    private Map<Purpose, PurposeText> texts() {
        if (!PurposeText.isSignature(given.signature)) {
            String found = given.signature.isEmpty() ? "nothing" : given.signature.length() + " characters";
            throw new ConfigurationException("signature", found, "1 to 64 printable characters other than 【 】 #");
        }
        Map<String, PurposeSetting> settings =
                given.purposes.isEmpty() ? Map.of("login", new PurposeSetting("2", Map.of())) : given.purposes;
        Map<Purpose, PurposeText> texts = new LinkedHashMap<>();
        settings.forEach((name, setting) -> {
            String path = "purposes." + name;
            if (!Purpose.isName(name)) {
                throw new ConfigurationException(
                        path, "that name", "1 to 32 lower-case letters, digits or hyphens, starting with a letter");
            }
            texts.put(
                    new Purpose(name), PurposeText.of(path, setting.template(), setting.variables(), given.signature));
        });
        return texts;
    }

    /** The vendors' windows join the configured ones, so that the strictest holds. */
    private StoreRules rules(Map<Channel, List<Provider>> routes) {
        List<Window> all = new ArrayList<>(given.phoneLimits);
        routes.values().stream().flatMap(List::stream).forEach(provider -> all.addAll(provider.windows()));
        List<Window> windows = all.stream()
                .distinct()
                .filter(window -> all.stream().noneMatch(other -> !other.equals(window) && other.implies(window)))
                .toList();
        return new StoreRules(
                windows, GuessBudget.DEFAULT, given.codeTtl, given.maxAttempts, given.resend, TICKET_LIFE);
    }
}
