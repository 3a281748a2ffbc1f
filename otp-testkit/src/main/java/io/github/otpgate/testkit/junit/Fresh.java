package io.github.otpgate.testkit.junit;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Settings of a test that no other test has. */
final class Fresh {

    /** Approved at every simulated vendor. */
    static final String SIGNATURE = "豪霆云";

    private Fresh() {}

    static String key() {
        return Base64.getEncoder().encodeToString(random(32));
    }

    static String namespace() {
        return "t" + HexFormat.of().formatHex(random(8));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
