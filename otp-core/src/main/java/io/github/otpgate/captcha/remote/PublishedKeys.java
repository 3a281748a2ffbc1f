package io.github.otpgate.captcha.remote;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Keys that vendors publish for tests; with most of them every token passes. From Cloudflare's page on testing
 * Turnstile, hCaptcha's developer guide and Google's reCAPTCHA FAQ, read 2026-11-21. Whole families are refused, since
 * new members differ in a digit.
 */
final class PublishedKeys {

    private static final Pattern TURNSTILE = Pattern.compile("[0-9]x0{16,}[0-9a-f]{2}");
    private static final Pattern HCAPTCHA_SECRET = Pattern.compile("0x0+");
    private static final Pattern HCAPTCHA_SITE_KEY = Pattern.compile("[0-9]0000000-ffff-ffff-ffff-00000000000[0-9]");
    private static final String RECAPTCHA = "6leixactaaaaa";

    private PublishedKeys() {}

    static void refuse(String siteKey, String secret) {
        String allowed = "one of your own, or captcha.verifier.allow-test-keys set to true";
        if (isPublished(siteKey)) {
            throw SettingsRules.wrong("site-key", "a key that the vendor publishes for tests", allowed);
        }
        if (isPublished(secret)) {
            throw SettingsRules.wrong("secret", "a secret that the vendor publishes for tests", allowed);
        }
    }

    private static boolean isPublished(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return TURNSTILE.matcher(lower).matches()
                || HCAPTCHA_SECRET.matcher(lower).matches()
                || HCAPTCHA_SITE_KEY.matcher(lower).matches()
                || lower.startsWith(RECAPTCHA);
    }
}
