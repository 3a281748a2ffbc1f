package io.github.otpgate.captcha.remote;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.ConfigurationException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * An account with a captcha vendor. Prints no secret.
 *
 * @param type whose captcha it is
 * @param siteKey public; Geetest calls it {@code captcha_id}; 1 to 128 letters, digits, {@code _}, {@code -} and {@code .}
 * @param secret Geetest calls it {@code captcha_key}; 1 to 512 visible ASCII characters
 * @param hostnames of the pages that show the captcha, without scheme and port, in ASCII (Punycode); kept in lower case.
 *     A token made elsewhere fails. Empty for Geetest, which names no host, and for no other. Under heavy traffic hCaptcha
 *     may name {@code not-provided}: that fails too, unless it is listed here
 * @param action the one the page names, which a token must carry. Required for reCAPTCHA v3, possible for Turnstile,
 *     refused for the others, which name none
 * @param minScore the lowest score that passes, above 0, at most 1; for reCAPTCHA v3 alone
 * @param url where to ask instead of the vendor's own address, for example
 *     {@code https://www.recaptcha.net/recaptcha/api/siteverify} where {@code www.google.com} cannot be reached; https,
 *     unless it is this machine
 * @param testKeys whether keys may be used that the vendor publishes for tests and that let everybody in
 */
public record RemoteCaptchaSettings(
        RemoteCaptchaType type,
        String siteKey,
        String secret,
        Set<String> hostnames,
        Optional<String> action,
        double minScore,
        Optional<URI> url,
        TestKeys testKeys) {

    /** What reCAPTCHA v3 itself proposes. */
    public static final double DEFAULT_MIN_SCORE = 0.5;

    /** What to do with keys that everybody knows. */
    public enum TestKeys {
        /** They are a mistake. */
        REFUSED,
        /** This is a test. */
        ALLOWED
    }

    /**
     * Checks every value.
     *
     * @throws ConfigurationException naming {@code captcha.verifier.<key>}
     */
    public RemoteCaptchaSettings {
        requireNonNull(type, "type");
        requireNonNull(testKeys, "testKeys");
        SettingsRules.requireSiteKey(siteKey);
        SettingsRules.requireSecret(secret);
        if (testKeys == TestKeys.REFUSED) {
            PublishedKeys.refuse(siteKey, secret);
        }
        hostnames = SettingsRules.hostnames(type, hostnames);
        SettingsRules.requireAction(type, action);
        SettingsRules.requireMinScore(minScore);
        url.ifPresent(SettingsRules::requireUrl);
    }

    /** The vendor's own address, a score of 0.5 where there are scores, no test keys. */
    public RemoteCaptchaSettings(
            RemoteCaptchaType type, String siteKey, String secret, Set<String> hostnames, Optional<String> action) {
        this(type, siteKey, secret, hostnames, action, DEFAULT_MIN_SCORE, Optional.empty(), TestKeys.REFUSED);
    }

    /** The same with another lowest score. */
    public RemoteCaptchaSettings withMinScore(double lowest) {
        return new RemoteCaptchaSettings(type, siteKey, secret, hostnames, action, lowest, url, testKeys);
    }

    /** The same, asking elsewhere. */
    public RemoteCaptchaSettings withUrl(URI other) {
        return new RemoteCaptchaSettings(
                type, siteKey, secret, hostnames, action, minScore, Optional.of(other), testKeys);
    }

    URI endpoint() {
        return url.orElse(type.url());
    }

    @Override
    public String toString() {
        return "RemoteCaptchaSettings[" + type.wireName() + ", " + siteKey + "]";
    }
}
