package io.github.otpgate.spring.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;

/**
 * Keeps the token of callbacks out of what is observed of HTTP requests: Spring notes the path of each, and a tracer sends it on as
 * an attribute of the span. A wrong token may be the one of yesterday, or miss a letter, and is hidden as well.
 *
 * @param address what comes in front of a token
 * @param tokens those that are valid, hidden wherever they stand: a container understands many forms of one path
 */
record CallbackAddresses(Pattern address, List<String> tokens) implements ObservationFilter {

    private static final String HIDDEN = "******";
    private static final Pattern ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    CallbackAddresses {
        tokens = List.copyOf(tokens);
    }

    static CallbackAddresses below(String basePath, List<String> tokens) {
        return new CallbackAddresses(
                Pattern.compile("(" + Pattern.quote(basePath) + "/+callbacks/+[^/?]+/+)[^?]+"), tokens);
    }

    @Override
    public Observation.Context map(Observation.Context context) {
        for (KeyValue told : context.getHighCardinalityKeyValues()) {
            String value = decoded(told.getValue());
            String shown = address.matcher(value).replaceFirst("$1" + HIDDEN);
            for (String token : tokens) {
                shown = shown.replace(token, HIDDEN);
            }
            if (!shown.equals(value)) {
                context.addHighCardinalityKeyValue(KeyValue.of(told.getKey(), shown));
            }
        }
        return context;
    }

    /** As the container reads it; what it cannot read reaches no callback. */
    private static String decoded(String value) {
        return value.contains("%") && !ESCAPE.matcher(value).find() ? StringUtils.uriDecode(value, UTF_8) : value;
    }
}
