package io.github.otpgate.provider.httpbatch;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Rejected;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One request with one text, which the vendor answers as one whatever the number of recipients. */
final class HttpBatchSending {

    private final int longestText;
    private final HttpBatchForms forms;
    private final Function<Map<String, String>, Submission> post;

    HttpBatchSending(int longestText, HttpBatchForms forms, Function<Map<String, String>, Submission> post) {
        this.longestText = longestText;
        this.forms = forms;
        this.post = post;
    }

    int longestText() {
        return longestText;
    }

    /** Code 106 would be the answer to a text of this length, so it is given without asking. */
    Submission submit(List<PhoneNumber> to, String text) {
        if (text.isEmpty() || text.length() > longestText) {
            return Rejected.ofLength(text, longestText);
        }
        return post.apply(forms.send(to, text));
    }
}
