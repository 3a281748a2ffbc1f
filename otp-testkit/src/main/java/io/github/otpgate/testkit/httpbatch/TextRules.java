package io.github.otpgate.testkit.httpbatch;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the platform asks of a text.
 *
 * @param longest in characters
 * @param blackWords none of which it may contain
 * @param signatures one of which it must start or end with, in 【】; none means that it need not
 * @param whiteList one of which it must match as a whole; none means that it need not
 */
record TextRules(int longest, List<String> blackWords, List<String> signatures, List<Pattern> whiteList) {

    private static final int SINGLE = 70;
    private static final int PART = 67;

    TextRules {
        blackWords = List.copyOf(blackWords);
        signatures = List.copyOf(signatures);
        whiteList = List.copyOf(whiteList);
    }

    /** 0 for a text that is sent. */
    int refusal(String text) {
        if (text.isEmpty() || text.length() > longest) {
            return 106;
        }
        if (blackWords.stream().anyMatch(text::contains)) {
            return 105;
        }
        if (!isSigned(text)) {
            return 116;
        }
        boolean known = whiteList.stream().anyMatch(each -> each.matcher(text).matches());
        return whiteList.isEmpty() || known ? 0 : 120;
    }

    private boolean isSigned(String text) {
        Collection<String> written =
                signatures.stream().map(each -> "【" + each + "】").toList();
        return written.isEmpty() || written.stream().anyMatch(each -> text.startsWith(each) || text.endsWith(each));
    }

    static int pieces(String text) {
        return text.length() <= SINGLE ? 1 : (text.length() + PART - 1) / PART;
    }
}
