package io.github.otpgate.wire;

import java.util.regex.Pattern;

/**
 * A vendor's word, such as the status in a report, as it may stand in a log. Most pushes are signed by nobody, so anyone
 * who knows the address chooses the word: it is at most 64 characters long and has nothing that breaks a line (of C0 and
 * C1, U+2028, U+2029), turns its direction or cannot be seen.
 */
public final class VendorWord {

    private static final int LONGEST = 64;
    private static final String UNSEEN = "\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}";
    private static final Pattern HIDDEN = Pattern.compile("[" + UNSEEN + "]");
    private static final Pattern SHOWN = Pattern.compile("[^" + UNSEEN + "]{1," + LONGEST + "}");

    private VendorWord() {}

    /** What may be shown of it: the rest is left out, perhaps all of it. */
    public static String shown(String word) {
        String seen = HIDDEN.matcher(word).replaceAll("");
        return seen.substring(0, Math.min(LONGEST, seen.length()));
    }

    /** Whether it may be shown as it is; an empty one says nothing and may not. */
    public static boolean isShown(String word) {
        return SHOWN.matcher(word).matches();
    }
}
