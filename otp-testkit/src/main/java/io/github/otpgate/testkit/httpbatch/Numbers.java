package io.github.otpgate.testkit.httpbatch;

import java.util.List;
import java.util.regex.Pattern;

/** The recipients of a send. */
final class Numbers {

    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");

    private Numbers() {}

    static List<String> of(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }

    /** 0 for numbers that can be sent to. */
    static int refusal(List<String> numbers, int most) {
        if (numbers.isEmpty() || numbers.size() > most) {
            return 108;
        }
        return numbers.stream().allMatch(number -> MOBILE.matcher(number).matches()) ? 0 : 107;
    }
}
