package io.github.otpgate;

import io.github.otpgate.captcha.CaptchaSeal;
import io.github.otpgate.code.ContentSealer;
import io.github.otpgate.code.KeyRing;
import io.github.otpgate.model.Bytes;
import java.security.SecureRandom;
import java.util.Optional;

/** Lends the keys to the room of captchas, which is a sibling of theirs. */
final class SealedCaptchas implements CaptchaSeal {

    private final ContentSealer content;

    SealedCaptchas(KeyRing keys, SecureRandom random) {
        this.content = new ContentSealer(keys, random, "captcha");
    }

    @Override
    public Bytes seal(Bytes plain) {
        return content.seal(plain);
    }

    @Override
    public Optional<Bytes> open(Bytes sealed) {
        return content.open(sealed);
    }

    @Override
    public Bytes mac(Bytes plain) {
        return content.hashes(plain).get(0);
    }
}
