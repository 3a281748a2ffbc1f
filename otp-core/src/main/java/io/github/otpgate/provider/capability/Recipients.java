package io.github.otpgate.provider.capability;

import io.github.otpgate.model.PhoneNumber;
import java.util.HashSet;
import java.util.List;

/** Whom one request may name, for those who implement {@link BatchSend} and {@link MultiSend}. */
public final class Recipients {

    private Recipients() {}

    /**
     * The phones as they are.
     *
     * @param most how many one request can have
     * @throws IllegalArgumentException for no phone, too many, or one given twice
     */
    public static List<PhoneNumber> checked(List<PhoneNumber> phones, int most) {
        List<PhoneNumber> recipients = List.copyOf(phones);
        if (recipients.isEmpty() || recipients.size() > most) {
            throw new IllegalArgumentException("a request takes 1 to " + most + " phones, not " + recipients.size());
        }
        if (new HashSet<>(recipients).size() != recipients.size()) {
            throw new IllegalArgumentException("a phone is given twice");
        }
        return recipients;
    }
}
