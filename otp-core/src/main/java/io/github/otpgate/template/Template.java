package io.github.otpgate.template;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
     * The text with every variable replaced, in one pass: a value is never read as a variable.
     *
     * @throws IllegalArgumentException where a value is missing
     */
    public String render(Map<String, String> values) {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder rendered = new StringBuilder();
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for #" + matcher.group(1) + "#");
            }
            matcher.appendReplacement(rendered, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(rendered).toString();
    }
}
