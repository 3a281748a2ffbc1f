package io.github.otpgate.testkit.apiv1;

import io.github.otpgate.testkit.Form;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who may come in: one account, with the MD5 of its interface password, from the addresses it registered. */
final class Gate {

    private static final String CALLER = "127.0.0.1";
    private static final String DIGITS = "0123456789abcdef";

    private final String account;
    private final String pwd;
    private final Set<String> addresses;

    private Gate(String account, String pwd, Set<String> addresses) {
        this.account = account;
        this.pwd = pwd;
        this.addresses = Set.copyOf(addresses);
    }

    static Gate lowerCase(String account, String password, Set<String> addresses) {
        return new Gate(account, md5(password), addresses);
    }

    static Gate upperCase(String account, String password, Set<String> addresses) {
        return new Gate(account, md5(password).toUpperCase(Locale.ROOT), addresses);
    }

    /** A simulator listens on the loopback address, so that nobody comes from anywhere else. */
    Optional<Problem> problem(Form form) {
        boolean known = form.value("account").filter(account::equals).isPresent()
                && form.value("pwd").filter(pwd::equals).isPresent();
        if (!known) {
            return Optional.of(Problem.WRONG_CREDENTIALS);
        }
        boolean welcome = addresses.isEmpty() || addresses.contains(CALLER);
        return welcome ? Optional.empty() : Optional.of(Problem.ADDRESS_NOT_ALLOWED);
    }

    private static String md5(String text) {
        StringBuilder digits = new StringBuilder();
        for (byte b : digest(text)) {
            digits.append(DIGITS.charAt((b >> 4) & 15)).append(DIGITS.charAt(b & 15));
        }
        return digits.toString();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no MD5", e);
        }
    }
}
