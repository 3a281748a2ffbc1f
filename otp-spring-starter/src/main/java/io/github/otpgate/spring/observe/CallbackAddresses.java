package io.github.otpgate.spring.observe;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the token of callbacks out of what is observed of HTTP requests: Spring notes the path of each, and a tracer sends it on as
 * an attribute of the span. A wrong token may be the one of yesterday, or miss a letter, and is hidden as well.
 */
record CallbackAddresses(Pattern address) implements ObservationFilter {

    private static final String HIDDEN = "$1******";

    static CallbackAddresses below(String basePath) {
        return new CallbackAddresses(Pattern.compile("(" + Pattern.quote(basePath + "/callbacks/") + "[^/?]*/)[^/?]+"));
    }

    @Override
    public Observation.Context map(Observation.Context context) {
        for (KeyValue told : context.getHighCardinalityKeyValues()) {
            Matcher callback = address.matcher(told.getValue());
            if (callback.find()) {
                context.addHighCardinalityKeyValue(KeyValue.of(told.getKey(), callback.replaceFirst(HIDDEN)));
            }
        }
        return context;
    }
}
