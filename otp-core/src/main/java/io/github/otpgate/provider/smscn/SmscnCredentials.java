package io.github.otpgate.provider.smscn;

import io.github.otpgate.wire.BeijingTime;
import io.github.otpgate.wire.Md5;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The two ways to prove who asks, as the fields that do it. Prints nothing of them.
 *
 * <p>Source: the vendor's interface document, section 1; read 2026-11-21.
 */
sealed interface SmscnCredentials {

    /** The login name. */
    String uid();

    /** The fields that prove it at that moment of the vendor's clock. */
    Map<String, String> fields(Instant vendorTime);

    /** Whether the proof is good for a few minutes only. */
    boolean expires();

    /** {@code pwd}: always the same, and as good as the password to whoever reads it. */
    static SmscnCredentials ofPassword(String uid, String password) {
        return new Password(uid, Md5.lowerCaseHex(password + uid));
    }

    /** {@code tokenkey}: good for five minutes around its {@code timestamp}. */
    static SmscnCredentials ofSecretKey(String uid, String secretKey) {
        return new SecretKey(uid, secretKey);
    }

    /** A digest of the password. */
    record Password(String uid, String digest) implements SmscnCredentials {

        @Override
        public Map<String, String> fields(Instant vendorTime) {
            return Map.of("pwd", digest);
        }

        @Override
        public boolean expires() {
            return false;
        }

        @Override
        public String toString() {
            return "Password[redacted]";
        }
    }

    /** A digest of a secret and the time. */
    record SecretKey(String uid, String secret) implements SmscnCredentials {

        @Override
        public Map<String, String> fields(Instant vendorTime) {
            String timestamp = BeijingTime.COMPACT.write(vendorTime);
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("tokenkey", Md5.lowerCaseHex(uid + secret + timestamp));
            fields.put("timestamp", timestamp);
            return fields;
        }

        @Override
        public boolean expires() {
            return true;
        }

        @Override
        public String toString() {
            return "SecretKey[redacted]";
        }
    }
}
