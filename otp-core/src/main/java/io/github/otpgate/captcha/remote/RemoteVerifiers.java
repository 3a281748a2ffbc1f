package io.github.otpgate.captcha.remote;

import io.github.otpgate.captcha.RemoteVerifier;
import io.github.otpgate.wire.HttpSettings;
import io.github.otpgate.wire.HttpTransport;
import java.time.Clock;
import java.time.Duration;

/**
 * Verifiers of captchas that a vendor judges: Turnstile, hCaptcha, reCAPTCHA v2 and v3, Geetest v4. Built on the vendors'
 * documents as read on 2026-11-21.
 *
 * <p>A token passes where HTTP 200 brings the vendor's exact word of success, for the host, the action, the score and the
 * age that are asked for. A vendor that cannot be reached, fails, does not know our secret or gives an answer that cannot
 * be read is {@link RemoteVerifier.Verdict#UNREACHABLE}, never a pass, and one line in the log; everything else is
 * {@link RemoteVerifier.Verdict#FAILED}. A vendor is asked once, never again about the same token.
 *
 * <p>Tokens that were used are not remembered here: each vendor takes a token once, and whoever calls this asks about a
 * challenge that is used up by the asking.
 */
public final class RemoteVerifiers {

    /** 1 s to connect, 3 s to read, 5 s in all; answers of up to 64 KiB. */
    public static final HttpSettings HTTP = new HttpSettings(
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            new HttpSettings.Largest(64 * 1024, 64 * 1024),
            16);

    private RemoteVerifiers() {}

    /**
     * A verifier that is thread safe and blocks its caller.
     *
     * @param transport made with {@link #HTTP}; it stays the caller's to close
     * @param clock for the age of tokens
     */
    public static RemoteVerifier create(RemoteCaptchaSettings settings, HttpTransport transport, Clock clock) {
        Dialect dialect = settings.type() == RemoteCaptchaType.GEETEST_V4
                ? new Geetest(settings)
                : new SiteVerify(settings, clock);
        return new VendorVerifier(settings, dialect, transport);
    }
}
