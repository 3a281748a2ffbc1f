package io.github.otpgate.route;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.Submission;
import java.time.Duration;

/**
 * What became of handing a message to one provider.
 *
 * @param id 4 random bytes: the same where a late answer follows what was said before it
 * @param provider its name
 * @param took from hand-over to answer, waiting included
 * @param late whether the answer came after the caller had been told something
 */
public record Attempt(Bytes id, String provider, Submission answer, Duration took, boolean late) {
    public Attempt {
        requireNonNull(id, "id");
        requireNonNull(provider, "provider");
        requireNonNull(answer, "answer");
        requireNonNull(took, "took");
    }
}
