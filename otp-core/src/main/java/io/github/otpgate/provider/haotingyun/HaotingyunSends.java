package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Unclear;
import io.github.otpgate.provider.capability.BatchSubmission;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The requests that send, as they leave and come back. */
final class HaotingyunSends {

    private final HaotingyunApi api;
    private final HaotingyunAnswers answers;
    private final Map<String, String> always;
    private final int longestText;

    HaotingyunSends(HaotingyunApi api, HaotingyunAnswers answers, HaotingyunSettings settings) {
        this.api = api;
        this.answers = answers;
        this.always = settings.sendFields();
        this.longestText = settings.longestText();
    }

    int longestText() {
        return longestText;
    }

    Submission single(Message message) {
        return tooLong(message.text())
                .orElseGet(() -> answers.submission(
                        api.one("sms/single_send", form(message.to().domestic(), message.text()))));
    }

    /** The text is the vendor's, and so is its length. */
    Submission template(PhoneNumber to, String templateId, String values) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("mobile", to.domestic());
        form.put("tpl_id", templateId);
        form.put("tpl_value", values);
        form.putAll(always);
        return answers.submission(api.one("sms/tpl_single_send", form));
    }

    /** What the length alone forbids, without asking. */
    Optional<Submission> tooLong(String text) {
        return text.length() > longestText ? Optional.of(Rejected.ofLength(text, longestText)) : Optional.empty();
    }

    BatchSubmission many(String method, List<PhoneNumber> to, String text) {
        String numbers = to.stream().map(PhoneNumber::domestic).collect(Collectors.joining(","));
        VendorAnswer<HaotingyunBatch> answer = answers.batch(api.list(method, form(numbers, text)));
        return answer.toOptional()
                .map(batch -> batch.submission(to))
                .orElseGet(() -> sameForAll(to.size(), failure(answer)));
    }

    private static Submission failure(VendorAnswer<HaotingyunBatch> answer) {
        return answer instanceof Refused<HaotingyunBatch> refused
                ? new Rejected(refused.refusal())
                : new Uncertain(((Unclear<HaotingyunBatch>) answer).detail());
    }

    static BatchSubmission sameForAll(int recipients, Submission outcome) {
        return new BatchSubmission(Collections.nCopies(recipients, outcome), Optional.empty());
    }

    private Map<String, String> form(String mobile, String text) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("mobile", mobile);
        form.put("text", text);
        form.putAll(always);
        return form;
    }
}
