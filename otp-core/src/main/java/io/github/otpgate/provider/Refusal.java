package io.github.otpgate.provider;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a vendor did not do what it was asked for.
 *
 * @param reason the class its code belongs to
 * @param code the vendor's own code as it came, or a word for what kept it from answering; never its text
 * @param retryAfter when the vendor's rule would allow the same again
 * @param failsOver whether another vendor may be tried; unless a code is known to be otherwise, what its class says
 */
public record Refusal(ErrorClass reason, String code, Optional<Duration> retryAfter, boolean failsOver) {

    public Refusal {
        requireNonNull(reason, "reason");
        requireNonNull(code, "code");
        requireNonNull(retryAfter, "retryAfter");
    }

    /** A refusal like any other of its class. */
    public Refusal(ErrorClass reason, String code, Optional<Duration> retryAfter) {
        this(reason, code, retryAfter, reason.failsOver());
    }

    /** A refusal without a time to wait. */
    public Refusal(ErrorClass reason, String code) {
        this(reason, code, Optional.empty());
    }

    /** The same where the code itself says whether another vendor may be tried. */
    public Refusal failingOver(boolean other) {
        return new Refusal(reason, code, retryAfter, other);
    }
}
