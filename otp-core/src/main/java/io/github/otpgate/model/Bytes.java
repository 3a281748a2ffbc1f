package io.github.otpgate.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * An immutable run of bytes that a record can hold. Prints its length only, since most of them come from a cipher.
 *
 * <p>{@code equals} is for tests and collections; it is not constant-time.
 */
public final class Bytes {

    private static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** A copy of the array. */
    public static Bytes of(byte... content) {
        return new Bytes(content.clone());
    }

    /** SHA-256 of a text, for names that are no secret. */
    public static Bytes digest(String text) {
        try {
            return new Bytes(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** No bytes at all. */
    public static Bytes none() {
        return NONE;
    }

    /** All of them, one after the other. */
    public static Bytes joined(List<Bytes> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(part -> all.writeBytes(part.content));
        return new Bytes(all.toByteArray());
    }

    /** The bytes from {@code from} (inclusive) to {@code to} (exclusive). */
    public Bytes slice(int from, int to) {
        if (from < 0 || to > content.length || from > to) {
            throw new IllegalArgumentException("no bytes " + from + " to " + to + " in " + this);
        }
        return new Bytes(Arrays.copyOfRange(content, from, to));
    }

    /** How many there are. */
    public int length() {
        return content.length;
    }

    /** A copy. */
    public byte[] toArray() {
        return content.clone();
    }

    /** In URL-safe Base64 without padding. For names and ids; whoever calls it knows that they may be seen. */
    public String toUrlText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "Bytes[" + content.length + "]";
    }
}
