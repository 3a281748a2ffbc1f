package io.github.otpgate.route;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.provider.Message;

/**
 * A message that looks for a vendor.
 *
 * @param challenge whose code it carries; given back with each attempt
 * @param purpose what its code is for
 * @param country where the phone is, two capital letters
 */
public record Dispatch(ChallengeId challenge, Message message, Purpose purpose, String country) {
    public Dispatch {
        requireNonNull(challenge, "challenge");
        requireNonNull(message, "message");
        requireNonNull(purpose, "purpose");
        requireNonNull(country, "country");
    }
}
