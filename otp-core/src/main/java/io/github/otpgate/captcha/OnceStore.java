package io.github.otpgate.captcha;

import io.github.otpgate.model.Bytes;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Remembers what may be used once. Thread safe and never blocking. */
@FunctionalInterface
public interface OnceStore {

    /**
     * Whether nobody, on any node, has used it before. Ends exceptionally where the store does not answer; then it must
     * count as used.
     *
     * @param nonce 16 bytes
     * @param life how long to remember it
     */
    CompletionStage<Boolean> use(Bytes nonce, Duration life);
}
