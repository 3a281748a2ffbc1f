package io.github.otpgate.spring;

import io.github.otpgate.captcha.CaptchaKind;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.store.ResendMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything under {@code otp.*}. Holds secrets, so it prints none of it.
 *
 * @param enabled Whether there is a service at all.
 * @param secretKeys Base64 of 32 random bytes or more each. The first seals, all are tried: that is rotation.
 * @param signature What stands in 【】 at the head of a message: your approved signature.
 * @param defaultRegion Country whose numbers may be typed without a country code.
 * @param allowedCountries Countries to whose mobile numbers codes may be sent.
 * @param code What a code is.
 * @param limits How often codes may be sent, and how often something may be tried.
 * @param guard What keeps others from spending money on codes that nobody reads.
 * @param numbers What the operator thinks of some numbers.
 * @param testNumbers Numbers with fixed codes, to which nothing is sent: number, code, and the day (UTC, at most 90 ahead) on
 *     which it ends. Refused in a production profile.
 * @param captcha What an anonymous caller must solve.
 * @param purposes What codes are for, by name, each with its message. Without any there is "login" with template 2.
 * @param providers Accounts at vendors by name: "type" and the keys of that type.
 * @param routes Which provider carries what.
 * @param routing How a message finds a vendor that takes it.
 * @param polling How vendors are asked for what they do not push.
 * @param replies Words that people write back.
 * @param callbacks Where vendors push to.
 * @param web The JSON endpoints.
 */
@ConfigurationProperties("otp")
record OtpProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue List<String> secretKeys,
        @DefaultValue("") String signature,
        @DefaultValue("CN") String defaultRegion,
        @DefaultValue("CN") List<String> allowedCountries,
        @DefaultValue Code code,
        @DefaultValue Limits limits,
        @DefaultValue Guard guard,
        @DefaultValue Numbers numbers,
        @DefaultValue List<String> testNumbers,
        @DefaultValue Captcha captcha,
        @DefaultValue Map<String, PurposeMessage> purposes,
        @DefaultValue Map<String, Map<String, String>> providers,
        @DefaultValue Routes routes,
        @DefaultValue @NestedConfigurationProperty DeliveryProperties.Routing routing,
        @DefaultValue @NestedConfigurationProperty DeliveryProperties.Polling polling,
        @DefaultValue @NestedConfigurationProperty DeliveryProperties.Replies replies,
        @DefaultValue @NestedConfigurationProperty DeliveryProperties.Callbacks callbacks,
        @DefaultValue Web web) {

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
     * How often codes may be sent, and how often something may be tried. Read again by {@link OtpLimitsReload}.
     *
     * @param phone Windows of one phone, all purposes and channels together, for example "3/5m".
     * @param cooldown What must pass after the first send of a day, after the second and so on, for example "60s"; the last
     *     holds for all that follow. Where phone is set, the default is none. Empty: none.
     * @param voice Windows of calls to one phone, beside the others. Empty: none.
     * @param voiceAfterSms Whether a call needs a text message within the hour before it.
     * @param address Rates of sends of one client address, for example "30/1h". Empty: not limited.
     * @param network Rates of sends of one network, IPv4 /24 or IPv6 /56. Empty: not limited.
     * @param addressPhones Rates of distinct phones that one client address sends to. Empty: not limited.
     * @param session Rates of sends of one session. Empty: not limited.
     * @param country Rates of sends to one country other than the default region. Empty: not limited.
     * @param global Rates of all sends together: the budget. At least one.
     * @param wrongCodes Rates of wrong codes of one client address. Empty: not limited.
     * @param wrongCodesAll Rates of wrong codes from everywhere; over them, a verify needs a captcha. Empty: not limited.
     * @param captchas Rates of captchas that one client address asks for. Empty: not limited.
     * @param wrongCaptchas Rates of captchas that one client address answers wrongly. Empty: not limited.
     * @param stepUpAfter Sends of one client address, within the shortest of its rates, after which a harder captcha is
     *     asked for.
     * @param stepUpAfterPhones Distinct phones of one client address after which a harder captcha is asked for.
     * @param recordOnly Limits that refuse nothing and report what they would have refused: names such as "address", "guard"
     *     for the guard, or "all".
     */
    record Limits(
            @Nullable List<String> phone,
            @Nullable List<String> cooldown,
            @DefaultValue({"2/1h", "5/1d"}) List<String> voice,
            @DefaultValue("false") boolean voiceAfterSms,
            @DefaultValue({"10/10m", "30/1h", "100/1d"}) List<String> address,
            @DefaultValue("200/1h") List<String> network,
            @DefaultValue({"20/1h", "50/1d"}) List<String> addressPhones,
            @DefaultValue("5/1h") List<String> session,
            @DefaultValue({"50/1h", "200/1d"}) List<String> country,
            @DefaultValue({"1000/1h", "10000/1d"}) List<String> global,
            @DefaultValue({"30/10m", "100/1d"}) List<String> wrongCodes,
            @DefaultValue("100/10m") List<String> wrongCodesAll,
            @DefaultValue("30/1m") List<String> captchas,
            @DefaultValue("10/10m") List<String> wrongCaptchas,
            @DefaultValue("3") int stepUpAfter,
            @DefaultValue("3") int stepUpAfterPhones,
            @DefaultValue List<String> recordOnly) {}

    /**
     * What keeps others from spending money on codes that nobody reads.
     *
     * @param enabled Whether destinations and networks that ask for codes and do not use them are suspected and blocked.
     */
    record Guard(@DefaultValue("true") boolean enabled) {}

    /**
     * What the operator thinks of some numbers.
     *
     * @param denied Beginnings of numbers that are never sent to, for example "+86170".
     * @param stepUp Beginnings of numbers that need a harder captcha, for example "+86170".
     */
    record Numbers(
            @DefaultValue List<String> denied, @DefaultValue List<String> stepUp) {}

    /**
     * What an anonymous caller must solve.
     *
     * @param mode When an anonymous caller must solve a captcha before a code is sent.
     * @param kind What there is to solve in ordinary times.
     * @param difficulty Largest number that a proof of work may have to try in ordinary times: 1000 to 10000000.
     * @param raisedDifficulty Largest number that a proof of work may have to try under suspicion: 1000 to 10000000.
     * @param challengeTtl How long a captcha can be solved: 10s to 10m.
     * @param tokenTtl How long the token for a solved captcha can be used: 10s to 10m.
     * @param boundToAddress Whether a token is good for the network that solved the captcha alone.
     * @param verifier An account at a vendor whose captcha takes the slider's place.
     */
    record Captcha(
            @DefaultValue("required") CaptchaMode mode,
            @DefaultValue("pow") CaptchaKind kind,
            @DefaultValue("50000") int difficulty,
            @DefaultValue("500000") int raisedDifficulty,
            @DefaultValue("2m") Duration challengeTtl,
            @DefaultValue("2m") Duration tokenTtl,
            @DefaultValue("true") boolean boundToAddress,
            @Nullable Verifier verifier) {}

    /**
     * An account at a vendor whose captcha takes the slider's place.
     *
     * @param type Whose it is: turnstile, hcaptcha, recaptcha-v2, recaptcha-v3 or geetest-v4.
     * @param siteKey The public key; Geetest calls it captcha_id.
     * @param secret The secret key; Geetest calls it captcha_key.
     * @param hostnames Names of the pages that show the captcha; none for Geetest.
     * @param action The action a token must carry: required for reCAPTCHA v3, possible for Turnstile.
     * @param minScore The lowest score that passes, for reCAPTCHA v3.
     * @param url Where to ask instead of the vendor's own address.
     * @param allowTestKeys Whether keys may be used that the vendor publishes for tests and that let everybody in.
     */
    record Verifier(
            @DefaultValue("") String type,
            @DefaultValue("") String siteKey,
            @DefaultValue("") String secret,
            @DefaultValue List<String> hostnames,
            @Nullable String action,
            @DefaultValue("0.5") double minScore,
            @Nullable String url,
            @DefaultValue("false") boolean allowTestKeys) {

        /** It holds a secret. */
        @Override
        public String toString() {
            return "Verifier[" + type + "]";
        }
    }

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
     * @param trustedProxies Addresses or networks of the proxies whose word about the client's address is taken, for example
     *     "10.0.0.0/8". Not together with server.forward-headers-strategy.
     */
    record Web(
            @DefaultValue("/otp") String basePath,
            @DefaultValue("false") boolean verifyByPhone,
            @DefaultValue List<String> trustedProxies) {}

    @Override
    public String toString() {
        return "OtpProperties[redacted]";
    }
}
