package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.capability.Recipients;
import java.util.List;

/** Whom the vendor lets one request name. */
final class HaotingyunRecipients {

    static final int MOST = 1000;

    private HaotingyunRecipients() {}

    static List<PhoneNumber> checked(List<PhoneNumber> phones) {
        return Recipients.checked(phones, MOST);
    }

    static void requireMainland(List<PhoneNumber> recipients) {
        if (recipients.stream().anyMatch(HaotingyunNumber::isAbroad)) {
            throw new IllegalArgumentException(
                    "a number outside mainland China can only be sent to singly, not in a batch");
        }
    }
}
