package io.github.otpgate.testkit.smscn;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that is read out, with its {@code {$variables}}. */
record VoiceTemplate(String text, TemplateState state) {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\$([^{}$]+)}");

    /** What keeps these values from being read out. */
    Optional<Stat> refusal(Map<String, String> values, int longestValue) {
        if (state.refusal().isPresent()) {
            return state.refusal();
        }
        if (!variables().equals(values.keySet())) {
            return Optional.of(Stat.TEMPLATE_MISMATCH);
        }
        boolean tooLong = values.values().stream().anyMatch(value -> value.length() > longestValue);
        return tooLong ? Optional.of(Stat.VALUE_TOO_LONG) : Optional.empty();
    }

    private Set<String> variables() {
        Set<String> names = new TreeSet<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** What the phone hears. */
    String spoken(Map<String, String> values) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
    }
}
