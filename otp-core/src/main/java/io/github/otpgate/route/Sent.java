package io.github.otpgate.route;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.provider.Submission;
import java.util.List;
import java.util.Optional;

/**
 * What became of a message when its caller was told.
 *
 * @param answer the one that counts: accepted where one provider took it; uncertain where one may have; a refusal only
 *     where nobody can have it
 * @param provider who took it, or may have; empty where nobody can have
 * @param attempts every provider it left for, in the order of their answers; one that had not answered is uncertain
 * @param paid messages that may cost money, 0 to 2
 */
public record Sent(Submission answer, Optional<String> provider, List<Attempt> attempts, int paid) {
    public Sent {
        requireNonNull(answer, "answer");
        requireNonNull(provider, "provider");
        attempts = List.copyOf(attempts);
    }
}
