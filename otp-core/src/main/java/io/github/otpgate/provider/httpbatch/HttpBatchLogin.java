package io.github.otpgate.provider.httpbatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.provider.wire.BeijingTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who sends, and how it is proved. Prints none of it. */
final class HttpBatchLogin {

    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private final String account;
    private final String password;
    private final Auth auth;
    private final Clock clock;

    HttpBatchLogin(String account, String password, Auth auth, Clock clock) {
        this.account = account;
        this.password = password;
        this.auth = auth;
        this.clock = clock;
    }

    /** What the vendor wants to see of the password. */
    enum Auth {
        /** The password itself. */
        PLAIN,
        /** A hash of account, password and time, and the time; newer platforms know it. */
        MD5_TS
    }

    /** The fields that every request begins with. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("account", account);
        if (auth == Auth.PLAIN) {
            fields.put("pswd", password);
            return fields;
        }
        String time = BeijingTime.COMPACT.write(clock.instant());
        fields.put("pswd", md5(account + password + time));
        fields.put("ts", time);
        return fields;
    }

    // The vendor prescribes MD5.
    private static String md5(String text) {
        try {
            return UPPER.formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has MD5", impossible);
        }
    }

    @Override
    public String toString() {
        return "HttpBatchLogin[redacted]";
    }
}
