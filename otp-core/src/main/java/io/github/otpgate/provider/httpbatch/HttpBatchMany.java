package io.github.otpgate.provider.httpbatch;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.capability.BatchSend;
import io.github.otpgate.provider.capability.BatchSubmission;
import io.github.otpgate.provider.capability.Recipients;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One text for many. All recipients share one id, so reports are told apart by id and number. */
final class HttpBatchMany implements BatchSend {

    private static final int MOST = 50_000;

    private final HttpBatchSending sending;

    HttpBatchMany(HttpBatchSending sending) {
        this.sending = sending;
    }

    @Override
    public int mostRecipients() {
        return MOST;
    }

    @Override
    public BatchSubmission submit(List<PhoneNumber> to, String text) {
        List<PhoneNumber> recipients = Recipients.checked(to, MOST);
        Submission all = sending.submit(recipients, text);
        return new BatchSubmission(Collections.nCopies(recipients.size(), all), Optional.empty());
    }
}
