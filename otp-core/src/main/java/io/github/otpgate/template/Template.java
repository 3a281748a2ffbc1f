package io.github.otpgate.template;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text of a message with variables written {@code #name#}, as it stands approved at the vendor.
 *
 * @param text signature first, for example {@code 【#company#】您的验证码是#code#}; 1 to 500 characters
 */
public record Template(String text) {

    /** The variable that every template has. */
    public static final String CODE = "code";

    private static final Pattern VARIABLE = Pattern.compile("#([a-z]{1,16})#");
    private static final int LONGEST = 500;

    public Template {
        requireNonNull(text, "text");
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a template has 1 to " + LONGEST + " characters");
        }
        if (!text.startsWith("【")) {
            throw new IllegalArgumentException("a template begins with its signature in 【】");
        }
        if (!text.contains("#" + CODE + "#")) {
            throw new IllegalArgumentException("a template contains #code#");
        }
    }

    /** The names of its variables. */
    public Set<String> variables() {
        Set<String> names = new TreeSet<>();
        VARIABLE.matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    /**
     * The text around its code, every other variable replaced in one pass: a value is never read as a variable.
     *
     * @return what stands before, between and after the places of the code, in order
     * @throws IllegalArgumentException where a value is missing
     */
    List<String> aroundCode(Map<String, String> values) {
        return Stream.of(text.split(Pattern.quote("#" + CODE + "#"), -1))
                .map(piece -> VARIABLE.matcher(piece)
                        .replaceAll(variable -> Matcher.quoteReplacement(value(values, variable.group(1)))))
                .toList();
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no value for #" + name + "#");
        }
        return value;
    }
}
