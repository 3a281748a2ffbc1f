package io.github.otpgate.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ConfigurationException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One of the configured secrets, from which each use derives a key of its own (HMAC-SHA-256 over a label). */
final class SecretKey {

    static final int ID_LENGTH = 4;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST = 32;
    private static final String ALLOWED =
            "Base64 of at least " + LEAST + " random bytes; openssl rand -base64 " + LEAST + " prints some";

    private final SecretKeySpec root;
    /** By label; labels are a few words of this package. Deriving anew would double the cost of every MAC. */
    private final Map<String, SecretKeySpec> derived = new ConcurrentHashMap<>();

    private final Bytes id;

    private SecretKey(byte[] secret) {
        this.root = new SecretKeySpec(secret, ALGORITHM);
        this.id = Bytes.of(derive("id")).slice(0, ID_LENGTH);
    }

    static SecretKey ofBase64(String key, String text) {
        byte[] secret = decode(key, text.trim());
        if (secret.length < LEAST) {
            throw new ConfigurationException(key, secret.length == 0 ? "nothing" : secret.length + " bytes", ALLOWED);
        }
        return new SecretKey(secret);
    }

    private static byte[] decode(String key, String text) {
        try {
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException notBase64) {
            throw new ConfigurationException(key, "text that is not Base64", ALLOWED);
        }
    }

    /** Names the key in what it sealed; says nothing about it. */
    Bytes id() {
        return id;
    }

    /** 32 bytes for one use only. */
    byte[] derive(String label) {
        return mac(root, ("otpgate/v1/" + label).getBytes(UTF_8));
    }

    /** HMAC-SHA-256 of the parts, each preceded by its length so that no two lists of parts look alike. */
    byte[] mac(String label, byte[]... parts) {
        int size = 0;
        for (byte[] part : parts) {
            size += Integer.BYTES + part.length;
        }
        ByteBuffer message = ByteBuffer.allocate(size);
        for (byte[] part : parts) {
            message.putInt(part.length).put(part);
        }
        SecretKeySpec key = derived.computeIfAbsent(label, each -> new SecretKeySpec(derive(each), ALGORITHM));
        return mac(key, message.array());
    }

    private static byte[] mac(SecretKeySpec key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "SecretKey[redacted]";
    }
}
