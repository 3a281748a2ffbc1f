package io.github.otpgate.testkit.haotingyun;

import io.github.otpgate.testkit.Form;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An approved text with {@code #variables#}: {@code #company#} stands for an approved signature, {@code #code#} for 1 to 16
 * ASCII letters and digits, any other for one character or more.
 */
final class SmsTemplate {

    private static final Pattern VARIABLE = Pattern.compile("#([A-Za-z0-9_]+)#");
    private static final String CODE = "code";

    private final String content;
    private final Pattern exact;
    private final Pattern withAnyCode;

    SmsTemplate(String content, Collection<String> signatures) {
        if (!content.startsWith("【")) {
            throw new IllegalArgumentException("A template starts with its 【signature】");
        }
        String company = signatures.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
        this.content = content;
        this.exact = compile(content, name -> value(name, company, "[0-9A-Za-z]{1,16}"));
        this.withAnyCode = compile(content, name -> value(name, company, ".*"));
    }

    boolean matches(String text) {
        return exact.matcher(text).matches();
    }

    /** Whether the text would match if only the value of {@code #code#} were allowed. */
    boolean matchesButForTheCode(String text) {
        return isVerification() && withAnyCode.matcher(text).matches();
    }

    boolean isVerification() {
        return content.contains("#" + CODE + "#");
    }

    String content() {
        return content;
    }

    /** The text with every variable replaced by its value; empty if one has no value. */
    Optional<String> filled(Form values) {
        StringBuilder text = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(content);
        while (matcher.find()) {
            Optional<String> value = values.value(matcher.group());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(matcher.appendTail(text).toString());
    }

    private static String value(String name, String company, String code) {
        if (name.equals(CODE)) {
            return code;
        }
        return name.equals("company") ? company : ".+";
    }

    private static Pattern compile(String content, Function<String, String> value) {
        StringBuilder regex = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(content);
        int from = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(content.substring(from, matcher.start())));
            regex.append(value.apply(matcher.group(1)));
            from = matcher.end();
        }
        regex.append(Pattern.quote(content.substring(from)));
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
