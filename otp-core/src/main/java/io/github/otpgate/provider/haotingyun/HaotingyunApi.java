package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.wire.HttpAnswer;
import java.util.Map;

/** The account's way to the vendor; adds the key to what is asked. */
interface HaotingyunApi {

    /**
     * Asks for something short.
     *
     * @param method for example {@code sms/single_send}
     */
    HttpAnswer one(String method, Map<String, String> fields);

    /**
     * Asks for a list.
     *
     * @param method for example {@code sms/pull_status}
     */
    HttpAnswer list(String method, Map<String, String> fields);
}
