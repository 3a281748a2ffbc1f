package io.github.otpgate.receipt;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.capability.DeliveryReport;

/**
 * A report that said something new of a message of ours. Prints the phone masked.
 *
 * @param provider whose report it is
 * @param phone whose message it was
 */
public record DeliveryUpdate(String provider, ChallengeId challenge, PhoneNumber phone, DeliveryReport report) {
    public DeliveryUpdate {
        requireNonNull(provider, "provider");
        requireNonNull(challenge, "challenge");
        requireNonNull(phone, "phone");
        requireNonNull(report, "report");
    }
}
