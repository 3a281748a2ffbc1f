package io.github.otpgate.receipt.reply;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whole messages in the one spelling in which they are compared: capitals, half width, no invisible characters, single
 * blanks, and nothing around them that only decorates. A question mark does not: who asks has not decided.
 */
final class Wording {

    /** No word is as long, however it is decorated; what a stranger writes may be. */
    private static final int LONGEST = 200;

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\uFE00-\\uFE0F]");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\p{Cc}]+");
    private static final String DECORATION = "[ \\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\"'.,;:!~、。]+";
    private static final Pattern AROUND = Pattern.compile("^" + DECORATION + "|" + DECORATION + "$");

    private Wording() {}

    /** Empty for what cannot be a word. */
    static String of(String text) {
        if (text.length() > LONGEST) {
            return "";
        }
        String visible = INVISIBLE.matcher(text).replaceAll("");
        String halfWidth = Normalizer.normalize(visible, Form.NFKC);
        String spaced = BLANKS.matcher(halfWidth).replaceAll(" ");
        return AROUND.matcher(spaced).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
