package io.github.otpgate.receipt.reply;

import io.github.otpgate.model.ConfigurationException;
import java.util.Set;

/**
 * Words that people write back, each of which stands for a whole message; compared without regard to case, width and blanks
 * around them.
 *
 * @param optOut after which nothing is sent to a number any more; cannot be empty
 * @param notMe with which somebody says that a code is not theirs
 */
public record ReplyWords(Set<String> optOut, Set<String> notMe) {

    private static final int LONGEST = 20;

    /** TD, T, 退订; 非本人, 不是我 and the like. */
    public static final ReplyWords DEFAULT =
            new ReplyWords(Set.of("TD", "T", "退订"), Set.of("非本人", "非本人操作", "不是我", "不是本人", "NOTME", "NOT ME"));

    public ReplyWords {
        optOut = checked("replies.opt-out", optOut);
        notMe = checked("replies.not-me", notMe);
        if (optOut.isEmpty()) {
            throw new ConfigurationException("replies.opt-out", "nothing", "at least one word");
        }
    }

    private static Set<String> checked(String key, Set<String> words) {
        for (String word : words) {
            if (word.isBlank() || word.length() > LONGEST) {
                throw new ConfigurationException(
                        key, word.length() + " characters", "words of 1 to " + LONGEST + " characters");
            }
        }
        return Set.copyOf(words);
    }
}
