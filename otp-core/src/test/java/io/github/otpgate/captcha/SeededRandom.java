package io.github.otpgate.captcha;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Draws the same in every run, so that a test of chances has no bad days. */
final class SeededRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final transient SplittableRandom source;

    SeededRandom(long seed) {
        this.source = new SplittableRandom(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        source.nextBytes(bytes);
    }
}
