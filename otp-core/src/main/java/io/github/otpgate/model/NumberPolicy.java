package io.github.otpgate.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the operator thinks of some numbers. Ranges of virtual operators, for example, are cheap to hold by the thousand.
 *
 * @param denied beginnings of numbers that are never sent to, in E.164: {@code +86170}
 * @param stepUp beginnings of numbers that need a harder captcha
 */
public record NumberPolicy(List<String> denied, List<String> stepUp) {

    /** None of either. */
    public static final NumberPolicy OPEN = new NumberPolicy(List.of(), List.of());

    private static final Pattern SHAPE = Pattern.compile("\\+[1-9][0-9]{1,14}");

    public NumberPolicy {
        denied = List.copyOf(denied);
        stepUp = List.copyOf(stepUp);
        require("numbers.denied", denied);
        require("numbers.step-up", stepUp);
    }

    private static void require(String key, List<String> beginnings) {
        for (int i = 0; i < beginnings.size(); i++) {
            if (!SHAPE.matcher(beginnings.get(i)).matches()) {
                // It may be a whole number, which is nobody's to read.
                throw new ConfigurationException(
                        key + "[" + i + "]",
                        beginnings.get(i).length() + " characters that are no beginning of a number",
                        "a + and 2 to 15 digits, for example +86170");
            }
        }
    }

    /** Whether it is never sent to. */
    public boolean denies(PhoneNumber phone) {
        return denied.stream().anyMatch(phone.e164()::startsWith);
    }

    /** Whether it needs a harder captcha. */
    public boolean stepsUp(PhoneNumber phone) {
        return stepUp.stream().anyMatch(phone.e164()::startsWith);
    }
}
