package io.github.otpgate.captcha;

import io.github.otpgate.event.OtpListener;
import io.github.otpgate.model.Purpose;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Gives captchas and judges the answers. Nothing is kept of a challenge until it is answered: what it asks for stands,
 * sealed, in its id. Thread safe.
 */
@SuppressWarnings("UnusedVariable") // not built yet
public final class Captcha {

    private final CaptchaSettings settings;
    private final Tools tools;
    private final Optional<RemoteVerifier> remote;

    /** What it works with. */
    public record Tools(CaptchaSeal seal, OnceStore once, OtpListener events, Clock clock, SecureRandom random) {}

    public Captcha(CaptchaSettings settings, Tools tools, Optional<RemoteVerifier> remote) {
        this.settings = settings;
        this.tools = tools;
        this.remote = remote;
    }

    /** Something to solve. Takes CPU for a picture; whoever calls it must limit how often. */
    public CaptchaChallenge challenge(CaptchaAsker asker, Suspicion suspicion) {
        return new CaptchaChallenge.Remote("", settings.challengeLife(), "none", asker.toString());
    }

    /**
     * Judges an answer; right or wrong, the challenge is used up.
     *
     * @param id of the challenge
     * @param solution the number or the ALTCHA payload; the column; the remote token
     * @return nothing where it is wrong, late, used, or somebody else's
     */
    public Optional<CaptchaSolved> solve(String id, String solution, CaptchaAsker asker) {
        return Optional.empty();
    }

    /** Reads a token without asking anybody: nothing where it is forged, late, or for another purpose or network. */
    public Optional<CaptchaPass> read(String token, Purpose purpose, CaptchaAsker asker) {
        return Optional.empty();
    }

    /** Uses a pass up. True for one caller on all nodes; ends exceptionally where nobody knows. */
    public CompletionStage<Boolean> use(CaptchaPass pass) {
        return CompletableFuture.completedFuture(false);
    }
}
