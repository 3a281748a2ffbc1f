package io.github.otpgate.provider.capability;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Capability;
import java.util.List;

/** Sends one text to many phones in one request. */
public interface BatchSend extends Capability {

    /** The most phones one request can have. */
    int mostRecipients();

    /**
     * Hands over one text for many, once.
     *
     * @param to 1 to {@link #mostRecipients()} phones, none of them twice
     * @throws IllegalArgumentException for no phone, too many, or one given twice
     */
    BatchSubmission submit(List<PhoneNumber> to, String text);
}
