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
 */
public record Refusal(ErrorClass reason, String code, Optional<Duration> retryAfter) {

    public Refusal {
        requireNonNull(reason, "reason");
        requireNonNull(code, "code");
        requireNonNull(retryAfter, "retryAfter");
    }

    /** A refusal without a time to wait. */
    public Refusal(ErrorClass reason, String code) {
        this(reason, code, Optional.empty());
    }
}
