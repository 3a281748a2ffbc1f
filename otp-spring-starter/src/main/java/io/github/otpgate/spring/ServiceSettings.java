package io.github.otpgate.spring;

import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.captcha.CaptchaSettings;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.NumberPolicy;
import java.util.List;

/** Hands the properties to the builder. What is allowed, the library itself checks. */
final class ServiceSettings {

    private ServiceSettings() {}

    static OtpServiceBuilder builder(OtpProperties properties) {
        Placeholders.requireResolved(properties);
        OtpServiceBuilder builder = OtpService.builder()
                .secretKeys(properties.secretKeys().toArray(String[]::new))
                .signature(properties.signature())
                .defaultRegion(properties.defaultRegion())
                .allowedCountries(
                        properties.allowedCountries().stream().distinct().toArray(String[]::new))
                .codeLength(properties.code().length())
                .codeTtl(properties.code().ttl())
                .maxAttempts(properties.code().maxAttempts())
                .resend(properties.code().resend())
                .guard(properties.guard().enabled())
                .numbers(numbers(properties.numbers()))
                .captcha(captcha(properties.captcha()))
                .routing(DeliverySettings.routing(properties.routing()))
                .polling(DeliverySettings.polling(properties.polling()))
                .replies(DeliverySettings.replies(properties.replies()));
        OtpProperties.Verifier verifier = properties.captcha().verifier();
        if (verifier != null) {
            builder.captchaVerifier(CaptchaVerifier.settings(verifier));
        }
        ConfiguredLimits limits = ConfiguredLimits.of(properties.limits());
        builder.limits(limits.rates()).phoneLimits(limits.phone());
        properties.purposes().forEach((name, message) -> addPurpose(builder, name, message));
        route(builder, Channel.SMS, properties.routes().sms());
        route(builder, Channel.VOICE, properties.routes().voice());
        return builder;
    }

    /** YAML reads {@code +86170} without quotes as a number and drops the plus. */
    private static NumberPolicy numbers(OtpProperties.Numbers numbers) {
        requirePlus("numbers.denied", numbers.denied());
        requirePlus("numbers.step-up", numbers.stepUp());
        return new NumberPolicy(numbers.denied(), numbers.stepUp());
    }

    private static void requirePlus(String key, List<String> beginnings) {
        for (int i = 0; i < beginnings.size(); i++) {
            if (!beginnings.get(i).startsWith("+")) {
                throw new ConfigurationException(
                        key + "[" + i + "]",
                        "something that does not begin with +",
                        "a + and 2 to 15 digits, in YAML with quotes: \"+86170\"");
            }
        }
    }

    static CaptchaSettings captcha(OtpProperties.Captcha captcha) {
        return new CaptchaSettings(
                captcha.mode(),
                captcha.kind(),
                captcha.difficulty(),
                captcha.raisedDifficulty(),
                captcha.challengeTtl(),
                captcha.tokenTtl(),
                captcha.boundToAddress());
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
}
