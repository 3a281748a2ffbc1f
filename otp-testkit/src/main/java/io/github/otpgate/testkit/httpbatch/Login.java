package io.github.otpgate.testkit.httpbatch;

import io.github.otpgate.testkit.Form;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Knows the only account: by its password, or by a hash of it and of a time. */
record Login(String account, String password, boolean hashed) {

    private static final Pattern TIME = Pattern.compile("20[0-9]{12}");
    private static final int NO_SUCH_USER = 101;
    private static final int WRONG_PASSWORD = 102;

    /** 0 for the account's owner. */
    int refusal(Form form) {
        if (!form.value("account").filter(account::equals).isPresent()) {
            return NO_SUCH_USER;
        }
        String given = form.value("pswd").orElse("");
        return given.equals(hashed ? hash(form.value("ts").orElse("")) : password) ? 0 : WRONG_PASSWORD;
    }

    private String hash(String time) {
        if (!TIME.matcher(time).matches()) {
            return "no hash without a time";
        }
        byte[] clear = (account + password + time).getBytes(StandardCharsets.UTF_8);
        try {
            BigInteger digest =
                    new BigInteger(1, MessageDigest.getInstance("MD5").digest(clear));
            String hex = "0".repeat(32) + digest.toString(16);
            return hex.substring(hex.length() - 32).toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Login[redacted]";
    }
}
