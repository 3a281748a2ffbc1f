package io.github.otpgate.receipt.reply;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.otpgate.model.ConfigurationException;
import java.util.Set;

/**
 * Words that people write back, each of which stands for a whole message. Compared without regard to case, width,
 * invisible characters, and blanks, quotation marks, brackets, full stops, commas and exclamation marks around them:
 * {@code 「ｔｄ」。} is {@code TD}, but {@code TD?} and {@code TD please} are not. Both sets hold them as they are compared.
 *
 * @param optOut after which nothing is sent to a number any more; cannot be empty. What a message of yours offers belongs
 *     here: beside the default, vendors append {@code N}, {@code R}, {@code QX} or {@code 0000}
 * @param notMe with which somebody says that a code is not theirs; may be empty
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
        if (notMe.stream().anyMatch(optOut::contains)) {
            throw new ConfigurationException("replies.not-me", "a word of replies.opt-out", "words of one meaning");
        }
    }

    private static Set<String> checked(String key, Set<String> words) {
        for (String word : words) {
            if (Wording.of(word).isEmpty() || word.length() > LONGEST) {
                throw new ConfigurationException(
                        key,
                        word.length() + " characters",
                        "words of 1 to " + LONGEST + " characters, not all of them blanks or punctuation");
            }
        }
        return words.stream().map(Wording::of).collect(toUnmodifiableSet());
    }
}
