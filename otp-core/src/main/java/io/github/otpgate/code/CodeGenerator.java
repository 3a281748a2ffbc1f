package io.github.otpgate.code;

import io.github.otpgate.model.ConfigurationException;
import java.security.SecureRandom;

/** Draws codes, every combination of digits equally likely. Thread safe. */
public final class CodeGenerator {

    private static final int LEAST = 6;
    private static final int MOST = 10;

    private final SecureRandom random;
    private final int length;

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
        this.length = length;
    }

    /** A new code. */
    public Code draw() {
        char[] digits = new char[length];
        for (int i = 0; i < length; i++) {
            digits[i] = (char) ('0' + random.nextInt(10));
        }
        return new Code(new String(digits));
    }
}
