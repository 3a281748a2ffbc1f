package io.github.otpgate.provider.apiv1;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.capability.BatchSend;
import io.github.otpgate.provider.capability.BatchSubmission;
import io.github.otpgate.provider.capability.Recipients;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code /api/v1/send}: one text to one phone or many, under one name that we choose anew each time. */
final class ApiV1Sending implements BatchSend {

    private static final int MOST_RECIPIENTS = 3000;

    private final ApiV1Account account;
    private final ApiV1Answers answers;
    private final Supplier<String> taskIds;
    private final int longestText;

    ApiV1Sending(ApiV1Account account, ApiV1Answers answers, Supplier<String> taskIds, int longestText) {
        this.account = account;
        this.answers = answers;
        this.taskIds = taskIds;
        this.longestText = longestText;
    }

    int longestText() {
        return longestText;
    }

    @Override
    public int mostRecipients() {
        return MOST_RECIPIENTS;
    }

    @Override
    public BatchSubmission submit(List<PhoneNumber> to, String text) {
        List<PhoneNumber> recipients = Recipients.checked(to, MOST_RECIPIENTS);
        return new BatchSubmission(Collections.nCopies(recipients.size(), task(recipients, text)), Optional.empty());
    }

    Submission submit(PhoneNumber to, String text) {
        return task(List.of(to), text);
    }

    private Submission task(List<PhoneNumber> to, String text) {
        if (text.length() > longestText) {
            return Submission.Rejected.ofLength(text, longestText);
        }
        String taskId = taskIds.get();
        String mobiles = to.stream().map(PhoneNumber::domestic).collect(Collectors.joining(","));
        return answers.submission(account.send(taskId, mobiles, text), taskId);
    }
}
