package io.github.otpgate.captcha;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.event.OtpListener;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Purpose;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Gives captchas and judges the answers. Nothing is kept of a challenge until it is answered: what it asks for stands,
 * sealed, in its id. Thread safe.
 */
public final class Captcha {

    private final CaptchaSettings settings;
    private final Tools tools;
    private final Scopes scopes;
    private final Slips slips;
    private final SingleUse uses;
    private final Optional<RemoteCaptcha> remote;
    private final Challenges challenges;
    private final Answers answers;
    private final CaptchaNews news;

    /** What it works with. */
    public record Tools(CaptchaSeal seal, OnceStore once, OtpListener events, Clock clock, SecureRandom random) {
        public Tools {
            requireNonNull(seal, "seal");
            requireNonNull(once, "once");
            requireNonNull(events, "events");
            requireNonNull(clock, "clock");
            requireNonNull(random, "random");
        }
    }

    /**
     * Nothing is asked of anybody yet.
     *
     * @param remote takes the place of the slider while it can be reached
     */
    public Captcha(CaptchaSettings settings, Tools tools, Optional<RemoteVerifier> remote) {
        this.settings = requireNonNull(settings, "settings");
        this.tools = requireNonNull(tools, "tools");
        this.news = new CaptchaNews(tools.events());
        this.scopes = new Scopes(settings);
        this.slips = new Slips(tools.seal(), tools.clock(), tools.random());
        this.uses = new SingleUse(tools.once(), tools.clock());
        this.remote = remote.map(verifier -> new RemoteCaptcha(verifier, tools, uses));
        this.challenges = new Challenges(settings, tools, slips, this.remote);
        this.answers = new Answers(tools.clock(), scopes, uses, this.remote);
    }

    /** Something to solve. Takes CPU for a picture; whoever calls it must limit how often. */
    public CaptchaChallenge challenge(CaptchaAsker asker, Suspicion suspicion) {
        return challenges.make(scopes.of(asker), suspicion);
    }

    /**
     * Judges an answer; right or wrong, the challenge is used up, unless it was late or not the asker's. Waits for the
     * store, and for the remote verifier where that is asked. What the store throws comes out as it is. A thread that
     * is interrupted gets nothing.
     *
     * @param id of the challenge
     * @param solution the number or the ALTCHA payload; the column; the remote token
     * @param asker of the challenge's network, with its purpose or none
     * @return nothing where it is wrong, late, used, or somebody else's
     */
    public Optional<CaptchaSolved> solve(String id, String solution, CaptchaAsker asker) {
        return judge(id, solution, asker).solved();
    }

    /** The same, and whether whoever answered is to blame. */
    public CaptchaJudgement judge(String id, String solution, CaptchaAsker asker) {
        Optional<Slip> slip = slips.openChallenge(id);
        if (slip.isEmpty()) {
            news.failed("unknown", Fault.FORGED);
            return new CaptchaJudgement(Optional.empty(), true);
        }
        Optional<Fault> fault = answers.fault(slip.get(), solution, asker);
        if (fault.isPresent()) {
            news.failed(kindName(slip.get()), fault.get());
            return new CaptchaJudgement(Optional.empty(), fault.get().isBlamed());
        }
        return new CaptchaJudgement(Optional.of(solved(slip.get(), asker)), false);
    }

    /** Reads a token without asking anybody: nothing where it is forged, late, or for another purpose or network. */
    public Optional<CaptchaPass> read(String token, Purpose purpose, CaptchaAsker asker) {
        Instant now = tools.clock().instant();
        CaptchaAsker user = new CaptchaAsker(Optional.of(purpose), asker.address());
        return slips.openToken(token)
                .filter(slip -> !slip.isLate(now))
                .filter(slip -> scopes.mismatch(slip.scope(), user).isEmpty())
                .map(slip -> new CaptchaPass(slip.type().kind(), slip.nonce(), slip.left(now)));
    }

    /** Uses a pass up. True for one caller on all nodes; ends exceptionally where nobody knows. */
    public CompletionStage<Boolean> use(CaptchaPass pass) {
        return uses.use(pass.nonce(), pass.life());
    }

    private CaptchaSolved solved(Slip slip, CaptchaAsker asker) {
        Scope scope = scopes.token(slip.scope(), asker);
        news.solved(kindName(slip));
        Slip token = slips.draw(slip.type().token(), settings.tokenLife(), scope, Bytes.none());
        return new CaptchaSolved(slips.seal(token), settings.tokenLife());
    }

    private String kindName(Slip slip) {
        return remote.filter(verifier -> slip.type() == SlipType.REMOTE)
                .map(RemoteCaptcha::kind)
                .orElse(slip.type().kindName());
    }
}
