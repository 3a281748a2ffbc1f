package io.github.otpgate.testkit.haotingyun;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The signature of a pushed reply: the values in the order of their keys, then the API key, joined with commas, as MD5. */
final class PushSign {

    private PushSign() {}

    static String of(Map<String, String> fields, String apiKey) {
        String joined = String.join(",", new TreeMap<>(fields).values()) + "," + apiKey;
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(joined.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has MD5", e);
        }
    }
}
