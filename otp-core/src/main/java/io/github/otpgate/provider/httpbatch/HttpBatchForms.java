package io.github.otpgate.provider.httpbatch;

import io.github.otpgate.model.PhoneNumber;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is posted to the vendor. */
final class HttpBatchForms {

    private final HttpBatchLogin login;
    private final Map<String, String> extras;

    /** Extras are what every message carries beside itself. */
    HttpBatchForms(HttpBatchLogin login, Map<String, String> extras) {
        this.login = login;
        this.extras = Collections.unmodifiableMap(new LinkedHashMap<>(extras));
    }

    /** One text for one or more phones. */
    Map<String, String> send(List<PhoneNumber> to, String text) {
        Map<String, String> form = new LinkedHashMap<>(login.fields());
        form.put("mobile", to.stream().map(PhoneNumber::domestic).collect(Collectors.joining(",")));
        form.put("msg", text);
        // Anything but true, and the vendor neither names the message nor reports on it.
        form.put("needstatus", "true");
        form.putAll(extras);
        return form;
    }

    Map<String, String> balance() {
        return login.fields();
    }
}
