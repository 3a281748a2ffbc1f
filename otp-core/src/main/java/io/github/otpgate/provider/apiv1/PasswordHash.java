package io.github.otpgate.provider.apiv1;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The MD5 of a password in hexadecimal digits, which is what the vendor wants in its place. */
final class PasswordHash {

    private PasswordHash() {}

    static String lowerCase(String password) {
        return HexFormat.of().formatHex(md5(password));
    }

    static String upperCase(String password) {
        return HexFormat.of().withUpperCase().formatHex(md5(password));
    }

    private static byte[] md5(String password) {
        try {
            return MessageDigest.getInstance("MD5").digest(password.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no MD5, which the vendor asks for", e);
        }
    }
}
