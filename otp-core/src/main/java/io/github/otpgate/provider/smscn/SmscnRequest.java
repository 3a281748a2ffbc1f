package io.github.otpgate.provider.smscn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is asked of the vendor, before it is signed. Holds codes and numbers, so it prints neither.
 *
 * @param action the vendor's {@code ac}
 * @param parameters in the order in which they go out
 */
record SmscnRequest(String action, Map<String, String> parameters) {

    SmscnRequest {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** A question without parameters. */
    SmscnRequest(String action) {
        this(action, Map.of());
    }

    @Override
    public String toString() {
        return "SmscnRequest[" + action + "]";
    }
}
