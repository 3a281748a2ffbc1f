package io.github.otpgate.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.ConfigurationException;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secret part of the addresses that vendors push to, 128 bits or more: {@code openssl rand -hex 32}. While vendors
 * still use the one before, both are valid. Prints none of them.
 */
public final class CallbackTokens {

    private static final int SHORTEST = 22;
    private static final int LONGEST = 256;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~-]{" + SHORTEST + "," + LONGEST + "}");

    /** No vendor pushes anything: the addresses do not exist. */
    public static final CallbackTokens NONE = new CallbackTokens(Stream.empty());

    private final List<byte[]> tokens;

    private CallbackTokens(Stream<String> tokens) {
        this.tokens = tokens.map(token -> token.getBytes(UTF_8)).toList();
    }

    /**
     * One token.
     *
     * @param token 22 to 256 characters that a path takes as they are: letters, digits, {@code . _ ~ -}
     * @throws ConfigurationException for any other
     */
    public static CallbackTokens of(String token) {
        return new CallbackTokens(Stream.of(checked("callbacks.token", token)));
    }

    /** The same, and the token before it. */
    public CallbackTokens withPrevious(String token) {
        if (tokens.isEmpty()) {
            throw new ConfigurationException(
                    "callbacks.token", "nothing, beside a previous token", "the token that takes its place");
        }
        String previous = checked("callbacks.previous-token", token);
        return new CallbackTokens(
                Stream.concat(tokens.stream().limit(1).map(bytes -> new String(bytes, UTF_8)), Stream.of(previous)));
    }

    private static String checked(String key, String token) {
        if (!SHAPE.matcher(token).matches()) {
            boolean fits = token.length() >= SHORTEST && token.length() <= LONGEST;
            throw new ConfigurationException(
                    key,
                    fits ? "a character of another kind" : token.length() + " characters",
                    SHORTEST + " to " + LONGEST + " letters, digits or . _ ~ -");
        }
        return token;
    }

    boolean areNone() {
        return tokens.isEmpty();
    }

    /** Whether it is one of them. How long that takes says nothing about them: each is compared to its end. */
    boolean include(String given) {
        byte[] bytes = given.getBytes(UTF_8);
        boolean found = false;
        for (byte[] token : tokens) {
            // In this order: the time goes by the length of the first.
            found |= MessageDigest.isEqual(bytes, token);
        }
        return found;
    }

    @Override
    public String toString() {
        return "CallbackTokens[redacted]";
    }
}
