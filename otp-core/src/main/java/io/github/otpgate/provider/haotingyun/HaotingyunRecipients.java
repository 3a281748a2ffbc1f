package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.model.PhoneNumber;
import java.util.HashSet;
import java.util.List;

/** Whom the vendor lets one request name. */
final class HaotingyunRecipients {

    static final int MOST = 1000;

    private HaotingyunRecipients() {}

    static List<PhoneNumber> checked(List<PhoneNumber> phones) {
        List<PhoneNumber> recipients = List.copyOf(phones);
        if (recipients.isEmpty() || recipients.size() > MOST) {
            throw new IllegalArgumentException("a request takes 1 to " + MOST + " phones, not " + recipients.size());
        }
        if (new HashSet<>(recipients).size() != recipients.size()) {
            throw new IllegalArgumentException("a phone is given twice");
        }
        return recipients;
    }

    static void requireMainland(List<PhoneNumber> recipients) {
        if (recipients.stream().anyMatch(HaotingyunNumber::isAbroad)) {
            throw new IllegalArgumentException(
                    "a number outside mainland China can only be sent to singly, not in a batch");
        }
    }
}
