package io.github.otpgate.spring;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what somebody meant who mistyped a word. */
final class Spelling {

    /** One letter in four may be wrong. */
    private static final int LETTERS_PER_MISTAKE = 4;

    private Spelling() {}

    static Optional<String> nearest(String mistyped, Stream<String> words) {
        int most = Math.max(1, mistyped.length() / LETTERS_PER_MISTAKE);
        return words.filter(word -> distance(mistyped, word) <= most)
                .min(Comparator.comparingInt(word -> distance(mistyped, word)));
    }

    /** Levenshtein's: letters to insert, remove or replace. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
