package io.github.otpgate.spring;

import io.github.otpgate.captcha.remote.RemoteCaptchaSettings;
import io.github.otpgate.captcha.remote.RemoteCaptchaSettings.TestKeys;
import io.github.otpgate.captcha.remote.RemoteCaptchaType;
import io.github.otpgate.model.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code otp.captcha.verifier}. What is allowed, the library itself checks. */
final class CaptchaVerifier {

    static final String TYPES = "turnstile, hcaptcha, recaptcha-v2, recaptcha-v3 or geetest-v4";

    private CaptchaVerifier() {}

    static RemoteCaptchaSettings settings(OtpProperties.Verifier verifier) {
        RemoteCaptchaType type = RemoteCaptchaType.ofWireName(verifier.type())
                .orElseThrow(
                        () -> new ConfigurationException("captcha.verifier.type", "'" + verifier.type() + "'", TYPES));
        return new RemoteCaptchaSettings(
                type,
                verifier.siteKey(),
                verifier.secret(),
                Set.copyOf(verifier.hostnames()),
                Optional.ofNullable(verifier.action()),
                verifier.minScore(),
                url(verifier.url()),
                verifier.allowTestKeys() ? TestKeys.ALLOWED : TestKeys.REFUSED);
    }

    private static Optional<URI> url(@Nullable String url) {
        try {
            return url == null ? Optional.empty() : Optional.of(new URI(url));
        } catch (URISyntaxException e) {
            throw new ConfigurationException(
                    "captcha.verifier.url", "something that is no address", "an https address");
        }
    }
}
