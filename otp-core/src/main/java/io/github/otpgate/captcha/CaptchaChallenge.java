package io.github.otpgate.captcha;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import java.time.Duration;

/** Something to solve. {@code id} names it in the answer; it can be answered once. */
public sealed interface CaptchaChallenge {

    String id();

    Duration expiresIn();

    /**
     * Find the number, 0 to {@code maxNumber}, for which SHA-256 of {@code salt} and the number's digits is
     * {@code challenge}. The members are those of an ALTCHA v1 challenge.
     *
     * @param challenge 64 hex digits
     * @param signature 64 hex digits
     */
    record ProofOfWork(String id, Duration expiresIn, String challenge, int maxNumber, String salt, String signature)
            implements CaptchaChallenge {
        public ProofOfWork {
            requireNonNull(id, "id");
            requireNonNull(expiresIn, "expiresIn");
            requireNonNull(challenge, "challenge");
            requireNonNull(salt, "salt");
            requireNonNull(signature, "signature");
        }
    }

    /**
     * Move the piece to where it is missing in the picture; the answer is the pixel column of its left edge.
     *
     * @param image JPEG, 320 by 160 pixels
     * @param piece PNG with transparency, as high as the picture's pixels from {@code top} on
     * @param top the pixel row of the piece's upper edge
     */
    record Slider(String id, Duration expiresIn, Bytes image, Bytes piece, int top) implements CaptchaChallenge {
        public Slider {
            requireNonNull(id, "id");
            requireNonNull(expiresIn, "expiresIn");
            requireNonNull(image, "image");
            requireNonNull(piece, "piece");
        }
    }

    /**
     * What the browser must solve at somebody else's server; the answer is the token that it gives.
     *
     * @param kind {@code turnstile}, {@code hcaptcha}, {@code recaptcha} or {@code geetest}
     * @param siteKey public
     */
    record Remote(String id, Duration expiresIn, String kind, String siteKey) implements CaptchaChallenge {
        public Remote {
            requireNonNull(id, "id");
            requireNonNull(expiresIn, "expiresIn");
            requireNonNull(kind, "kind");
            requireNonNull(siteKey, "siteKey");
        }
    }
}
