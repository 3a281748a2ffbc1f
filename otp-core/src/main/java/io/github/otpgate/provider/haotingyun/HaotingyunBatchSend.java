package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.capability.BatchSend;
import io.github.otpgate.provider.capability.BatchSubmission;
import java.util.List;

/**
 * {@code batch_send}: one text for up to 1000 numbers of mainland China, or for one of elsewhere.
 *
 * <p>Source: the vendor's API document, "batch_send".
 */
final class HaotingyunBatchSend implements BatchSend {

    private final HaotingyunSends sends;

    HaotingyunBatchSend(HaotingyunSends sends) {
        this.sends = sends;
    }

    @Override
    public int mostRecipients() {
        return HaotingyunRecipients.MOST;
    }

    @Override
    public BatchSubmission submit(List<PhoneNumber> to, String text) {
        List<PhoneNumber> recipients = HaotingyunRecipients.checked(to);
        if (recipients.size() > 1) {
            HaotingyunRecipients.requireMainland(recipients);
        }
        return sends.tooLong(text)
                .map(refusal -> HaotingyunSends.sameForAll(recipients.size(), refusal))
                .orElseGet(() -> sends.many("sms/batch_send", recipients, text));
    }
}
