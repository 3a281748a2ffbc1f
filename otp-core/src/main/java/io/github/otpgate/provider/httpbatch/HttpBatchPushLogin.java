package io.github.otpgate.provider.httpbatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.wire.FormFields;
import java.security.MessageDigest;
import java.util.Optional;

/** What the platform was told to name in its pushes. Prints none of it. */
final class HttpBatchPushLogin {

    private final Optional<String> receiver;
    private final Optional<String> password;

    HttpBatchPushLogin(Optional<String> receiver, Optional<String> password) {
        this.receiver = receiver;
        this.password = password;
    }

    /** Whether the push names what is configured; what is not configured is not looked at. */
    boolean allows(FormFields push) {
        // Both are always compared, in constant time, so that an answer's delay tells nothing about either.
        boolean receiverIsNamed = isNamed(receiver, push.text("receiver"));
        boolean passwordIsNamed = isNamed(password, push.text("pswd"));
        return receiverIsNamed && passwordIsNamed;
    }

    private static boolean isNamed(Optional<String> configured, String named) {
        return MessageDigest.isEqual(
                named.getBytes(UTF_8), configured.orElse(named).getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "HttpBatchPushLogin[redacted]";
    }
}
