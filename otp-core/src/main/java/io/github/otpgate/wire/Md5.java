package io.github.otpgate.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The MD5 of a text in UTF-8, which vendors sign with and want in the place of passwords. It protects nothing. */
public final class Md5 {

    private Md5() {}

    /** 32 digits, {@code a} to {@code f} small. */
    public static String lowerCaseHex(String text) {
        return HexFormat.of().formatHex(digest(text));
    }

    /** 32 digits, {@code A} to {@code F} capital. */
    public static String upperCaseHex(String text) {
        return HexFormat.of().withUpperCase().formatHex(digest(text));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
