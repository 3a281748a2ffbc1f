package io.github.otpgate.spring;

import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.store.ResendMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything under {@code otp.*}. Holds secrets, so it prints none of it.
 *
 * @param secretKeys Base64 of 32 random bytes or more each. The first seals, all are tried: that is rotation.
 * @param signature What stands in 【】 at the head of a message: your approved signature.
 * @param defaultRegion Country whose numbers may be typed without a country code.
 * @param allowedCountries Countries to whose mobile numbers codes may be sent.
 * @param redis Where codes and limits are kept.
 * @param code What a code is.
 * @param limits How often codes may be sent.
 * @param captcha What an anonymous caller must solve.
 * @param purposes What codes are for, by name, each with its message. Without any there is "login" with template 2.
 * @param providers Accounts at vendors by name: "type" and the keys of that type.
 * @param routes Which provider carries what.
 * @param web The JSON endpoints.
 */
@ConfigurationProperties("otp")
record OtpProperties(
        @DefaultValue List<String> secretKeys,
        @DefaultValue("") String signature,
        @DefaultValue("CN") String defaultRegion,
        @DefaultValue("CN") List<String> allowedCountries,
        @DefaultValue Redis redis,
        @DefaultValue Code code,
        @DefaultValue Limits limits,
        @DefaultValue Captcha captcha,
        @DefaultValue Map<String, PurposeMessage> purposes,
        @DefaultValue Map<String, Map<String, String>> providers,
        @DefaultValue Routes routes,
        @DefaultValue Web web) {

    /**
     * Where codes and limits are kept.
     *
     * @param uri Redis URI: redis://, rediss://, redis-sentinel:// or redis-cluster://. Without it, an embedded Redis for
     *     development is started where one is on the class path.
     * @param namespace First part of every key in Redis.
     * @param timeout How long one Redis command may take: 10ms to 2s.
     */
    record Redis(
            @Nullable String uri,
            @DefaultValue("otp") String namespace,
            @DefaultValue("500ms") Duration timeout) {

        /** The URI may hold a password. */
        @Override
        public String toString() {
            return "Redis[namespace=" + namespace + ", timeout=" + timeout + "]";
        }
    }

    /**
     * What a code is.
     *
     * @param length Digits of a code: 6 to 10.
     * @param ttl How long a code can be verified: 1s to 10m.
     * @param maxAttempts Wrong tries that burn a code: 1 to 10.
     * @param resend What a resend within the life of a code sends: the same code, or a new one.
     */
    record Code(
            @DefaultValue("6") int length,
            @DefaultValue("5m") Duration ttl,
            @DefaultValue("5") int maxAttempts,
            @DefaultValue("same") ResendMode resend) {}

    /**
     * How often codes may be sent.
     *
     * @param phone Windows of one phone, all purposes and channels together, for example "3/5m".
     */
    record Limits(
            @DefaultValue({"1/60s", "3/5m", "5/1h", "10/1d"})
            List<String> phone) {}

    /**
     * What an anonymous caller must solve.
     *
     * @param mode When an anonymous caller must solve a captcha before a code is sent.
     */
    record Captcha(@DefaultValue("required") CaptchaMode mode) {}

    /**
     * The message of one purpose.
     *
     * @param template Number of a default template (1 to 9), or a text with #code#.
     * @param variables Values of the template's variables beside "code" and "company".
     */
    record PurposeMessage(
            @DefaultValue("") String template, @DefaultValue Map<String, String> variables) {}

    /**
     * Which provider carries what.
     *
     * @param sms Names of the providers for text messages, the preferred first. Default: the only one.
     * @param voice Names of the providers for calls, the preferred first. Default: the only one.
     */
    record Routes(
            @DefaultValue List<String> sms, @DefaultValue List<String> voice) {}

    /**
     * The JSON endpoints.
     *
     * @param basePath Where the JSON endpoints are, below the context path.
     * @param verifyByPhone Whether a verify may name the phone instead of the challenge. Whoever knows a number can then
     *     burn its code.
     */
    record Web(
            @DefaultValue("/otp") String basePath,
            @DefaultValue("false") boolean verifyByPhone) {}

    @Override
    public String toString() {
        return "OtpProperties[redacted]";
    }
}
