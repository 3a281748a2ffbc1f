package io.github.otpgate.provider.httpbatch;

import io.github.otpgate.wire.BeijingTime;
import io.github.otpgate.wire.Md5;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who sends, and how it is proved. Prints none of it. */
final class HttpBatchLogin {

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
        fields.put("pswd", Md5.upperCaseHex(account + password + time));
        fields.put("ts", time);
        return fields;
    }

    @Override
    public String toString() {
        return "HttpBatchLogin[redacted]";
    }
}
