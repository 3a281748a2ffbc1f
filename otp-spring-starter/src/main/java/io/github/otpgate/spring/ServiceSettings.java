package io.github.otpgate.spring;

import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Hands the properties to the builder. What is allowed, the library itself checks. */
final class ServiceSettings {

    private ServiceSettings() {}

    static OtpServiceBuilder builder(OtpProperties properties, String redisUri) {
        Placeholders.requireResolved(properties);
        OtpServiceBuilder builder = OtpService.builder()
                .secretKeys(properties.secretKeys().toArray(String[]::new))
                .signature(properties.signature())
                .defaultRegion(properties.defaultRegion())
                .allowedCountries(
                        properties.allowedCountries().stream().distinct().toArray(String[]::new))
                .redis(redisUri)
                .redisNamespace(properties.redis().namespace())
                .redisTimeout(properties.redis().timeout())
                .codeLength(properties.code().length())
                .codeTtl(properties.code().ttl())
                .maxAttempts(properties.code().maxAttempts())
                .resend(properties.code().resend())
                .phoneLimits(properties.limits().phone().toArray(String[]::new))
                .captcha(properties.captcha().mode());
        properties.purposes().forEach((name, message) -> addPurpose(builder, name, message));
        properties.providers().forEach((name, values) -> builder.provider(name, folded(values)));
        route(builder, Channel.SMS, properties.routes().sms());
        route(builder, Channel.VOICE, properties.routes().voice());
        return builder;
    }

    private static void addPurpose(OtpServiceBuilder builder, String name, OtpProperties.PurposeMessage message) {
        if (message.template().isBlank()) {
            throw new ConfigurationException(
                    "purposes." + name + ".template",
                    "nothing",
                    "the number of a default template (1 to 9), or a text with #code#");
        }
        builder.purpose(name, message.template(), message.variables());
    }

    private static void route(OtpServiceBuilder builder, Channel channel, List<String> names) {
        if (!names.isEmpty()) {
            builder.route(channel, names.toArray(String[]::new));
        }
    }

    /**
     * Spellings of one key become one. An environment variable arrives as {@code api.key} beside the {@code api-key} of a
     * file; the binder lists what takes precedence first.
     */
    static Map<String, String> folded(Map<String, String> values) {
        Map<String, String> folded = new LinkedHashMap<>();
        values.forEach((key, value) ->
                folded.putIfAbsent(key.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT), value));
        return folded;
    }
}
