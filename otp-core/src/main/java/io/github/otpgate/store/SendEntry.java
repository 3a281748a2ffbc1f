package io.github.otpgate.store;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Channel;
import java.time.Duration;

/**
 * A send that the windows count.
 *
 * @param nonce names the live challenge: the earlier one's where one was live
 * @param atMillis when, by Redis' clock: what {@link ChallengeStore#giveBack} takes out again
 * @param expiresIn how long the code can still be verified
 * @param resendIn how long until the windows allow the next send
 * @param channel what it counts as
 */
public record SendEntry(Bytes nonce, long atMillis, Duration expiresIn, Duration resendIn, Channel channel) {

    public SendEntry {
        requireNonNull(nonce, "nonce");
        requireNonNull(expiresIn, "expiresIn");
        requireNonNull(resendIn, "resendIn");
        requireNonNull(channel, "channel");
    }
}
