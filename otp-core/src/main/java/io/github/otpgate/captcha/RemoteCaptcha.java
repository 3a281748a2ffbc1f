package io.github.otpgate.captcha;

import io.github.otpgate.captcha.RemoteVerifier.Verdict;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ClientAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A remote verifier, and whether it was well lately. Thread safe. */
final class RemoteCaptcha {

    private static final int LONGEST = 8_192;
    private static final Duration UNWELL = Duration.ofSeconds(30);

    /** No vendor's token is good for longer. */
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    private final RemoteVerifier verifier;
    private final Captcha.Tools tools;
    private final SingleUse uses;
    private final AtomicLong unwellUntil = new AtomicLong(Long.MIN_VALUE);

    RemoteCaptcha(RemoteVerifier verifier, Captcha.Tools tools, SingleUse uses) {
        this.verifier = verifier;
        this.tools = tools;
        this.uses = uses;
    }

    String kind() {
        return verifier.kind();
    }

    boolean isWell() {
        return tools.clock().millis() >= unwellUntil.get();
    }

    CaptchaChallenge challenge(String id, Duration life) {
        return new CaptchaChallenge.Remote(id, life, verifier.kind(), verifier.siteKey());
    }

    /** A token counts once, whatever the vendor says: it could come again with another challenge's id. */
    Optional<Fault> judge(String token, Optional<ClientAddress> address) {
        if (token.isEmpty() || token.length() > LONGEST) {
            return Optional.of(Fault.WRONG);
        }
        Bytes name = tools.seal().mac(Fields.of("remote token", verifier.kind(), token));
        return uses.spend(name, TOKEN_LIFE).or(() -> asked(token, address));
    }

    private Optional<Fault> asked(String token, Optional<ClientAddress> address) {
        Verdict verdict = verifier.verify(token, address);
        if (verdict == Verdict.UNREACHABLE) {
            unwellUntil.set(tools.clock().millis() + UNWELL.toMillis());
            return Optional.of(Fault.UNREACHABLE);
        }
        return verdict == Verdict.PASSED ? Optional.empty() : Optional.of(Fault.WRONG);
    }
}
