package io.github.otpgate.testkit.haotingyun;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** One text to one number, as submitted. Prints neither. */
record Sms(Mobile mobile, String text, Options options) {

    /** What may come with it: the last digits of the sender, the caller's own id, where its report goes. */
    record Options(
            String extend, @Nullable String uid, @Nullable URI callback) {

        static final Options NONE = new Options("", null, null);
    }

    @Override
    public String toString() {
        return "Sms[" + text.length() + " characters]";
    }
}
