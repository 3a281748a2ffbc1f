package io.github.otpgate.provider.httpbatch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is posted to the vendor. */
final class HttpBatchForms {

    private static final String MAINLAND = "+86";

    private final HttpBatchLogin login;
    private final Map<String, String> extras;

    /** Extras are what every message carries beside itself. */
    HttpBatchForms(HttpBatchLogin login, Map<String, String> extras) {
        this.login = login;
        this.extras = Collections.unmodifiableMap(new LinkedHashMap<>(extras));
    }

    /** One text for one or more numbers in E.164 form. */
    Map<String, String> send(List<String> e164, String text) {
        Map<String, String> form = new LinkedHashMap<>(login.fields());
        form.put(
                "mobile",
                String.join(",", e164.stream().map(HttpBatchForms::number).toList()));
        form.put("msg", text);
        // Anything but true, and the vendor neither names the message nor reports on it.
        form.put("needstatus", "true");
        form.putAll(extras);
        return form;
    }

    Map<String, String> balance() {
        return login.fields();
    }

    private static String number(String e164) {
        return e164.startsWith(MAINLAND) ? e164.substring(MAINLAND.length()) : e164;
    }
}
