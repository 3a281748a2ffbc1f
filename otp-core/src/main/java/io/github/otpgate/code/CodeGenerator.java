package io.github.otpgate.code;

import io.github.otpgate.model.ConfigurationException;
import java.security.SecureRandom;

/** Draws codes, every combination of digits equally likely. Thread safe. */
public final class CodeGenerator {

    private static final int LEAST = 6;
    private static final int MOST = 10;

    private final SecureRandom random;
    private final long combinations;

    /**
     * Fixes the length.
     *
     * @param length 6 (NIST SP 800-63B-4, 3.1.3.2) to 10 digits
     * @throws ConfigurationException for any other length
     */
    public CodeGenerator(SecureRandom random, int length) {
        if (length < LEAST || length > MOST) {
            throw new ConfigurationException("code.length", length + " digits", LEAST + " to " + MOST);
        }
        this.random = random;
        this.combinations = (long) Math.pow(10, length);
    }

    /** A new code. The leading digit is cut off again: it only keeps zeros in front. */
    public Code draw() {
        return new Code(
                Long.toString(combinations + random.nextLong(combinations)).substring(1));
    }
}
