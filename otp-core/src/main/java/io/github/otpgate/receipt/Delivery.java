package io.github.otpgate.receipt;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Purpose;
import java.time.Instant;
import java.util.List;

/**
 * What became of the messages of one challenge.
 *
 * @param phone masked
 * @param channel of the latest message
 * @param at when the challenge was first sent, by the node's clock
 * @param state delivered where any attempt was; else as far as the least far of those that may still arrive; failed where
 *     none may. No report moves it back; another message after all others failed begins anew
 * @param withheld whether nothing was sent on purpose
 * @param shown what an anonymous asker is told: of a withheld one, what would be told of another
 * @param attempts one for each vendor that was asked, in order
 */
public record Delivery(
        ChallengeId challenge,
        String phone,
        Purpose purpose,
        Channel channel,
        Instant at,
        DeliveryState state,
        boolean withheld,
        DeliveryState shown,
        List<DeliveryAttempt> attempts) {
    public Delivery {
        requireNonNull(challenge, "challenge");
        requireNonNull(phone, "phone");
        requireNonNull(purpose, "purpose");
        requireNonNull(channel, "channel");
        requireNonNull(at, "at");
        requireNonNull(state, "state");
        requireNonNull(shown, "shown");
        attempts = List.copyOf(attempts);
    }
}
