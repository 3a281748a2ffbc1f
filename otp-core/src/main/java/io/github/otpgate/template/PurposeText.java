package io.github.otpgate.template;

import io.github.otpgate.model.ConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The message of one purpose: a template, all of whose variables but the code are fixed. */
public final class PurposeText {

    private static final String COMPANY = "company";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
    /** No control, format, surrogate or unassigned characters, no second signature, nothing that reads as a variable. */
    private static final Pattern VALUE =
            Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\u2028\\u2029【】#]{1,64}");

    private static final String ALLOWED_VALUE = "1 to 64 printable characters other than 【 】 #";

    private final List<String> aroundCode;

    private PurposeText(List<String> aroundCode) {
        this.aroundCode = List.copyOf(aroundCode);
    }

    /**
     * Checks and joins the settings of a purpose.
     *
     * @param path the purpose's place in the configuration, for error messages
     * @param template the number of a default template (1 to 9), or a text with {@code #code#}
     * @param variables values for the template's variables beside {@code code} and {@code company}
     * @param signature what stands for {@code #company#}
     * @throws ConfigurationException for an unknown template, a missing, superfluous or unfit value
     */
    public static PurposeText of(String path, String template, Map<String, String> variables, String signature) {
        Template chosen = choose(path + ".template", template.trim());
        Map<String, String> values = new TreeMap<>(variables);
        values.put(COMPANY, signature);
        Set<String> wanted = new TreeSet<>(chosen.variables());
        wanted.remove(Template.CODE);
        for (String name : wanted) {
            requireFit(path + ".variables." + name, values.get(name));
        }
        for (String name : variables.keySet()) {
            if (!wanted.contains(name)) {
                throw new ConfigurationException(
                        path + ".variables." + name, "a variable the template does not have", wanted.toString());
            }
        }
        return new PurposeText(chosen.aroundCode(values));
    }

    private static Template choose(String key, String template) {
        String allowed = "1 to " + DefaultTemplates.count() + ", or a text such as 【#company#】您的验证码是#code#";
        if (NUMBER.matcher(template).matches()) {
            return DefaultTemplates.ofNumber(Integer.parseInt(template))
                    .orElseThrow(() -> new ConfigurationException(key, template, allowed));
        }
        try {
            return new Template(template);
        } catch (IllegalArgumentException unfit) {
            throw new ConfigurationException(key, "a text that cannot be one: " + unfit.getMessage(), allowed);
        }
    }

    private static void requireFit(String key, @Nullable String value) {
        if (value == null) {
            throw new ConfigurationException(key, "nothing", ALLOWED_VALUE);
        }
        if (!VALUE.matcher(value).matches()) {
            throw new ConfigurationException(
                    key, value.length() + " characters, some of them not allowed", ALLOWED_VALUE);
        }
    }

    /** Whether a text may stand in {@code 【】}. */
    public static boolean isSignature(String text) {
        return VALUE.matcher(text).matches();
    }

    /** The whole message with that code. */
    public String render(String code) {
        return String.join(code, aroundCode);
    }
}
