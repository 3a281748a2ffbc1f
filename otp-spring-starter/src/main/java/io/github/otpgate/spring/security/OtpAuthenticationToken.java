package io.github.otpgate.spring.security;

import io.github.otpgate.model.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * Somebody shows a proof; who it is nobody knows yet. Spring Security keeps it with the exception of a failed attempt, in the
 * session even, so what it was made of is gone once it was looked at.
 */
final class OtpAuthenticationToken extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final String purpose;
    private final AtomicReference<@Nullable Proof> proof;

    /** A token; without a proof, one that nothing comes of. */
    OtpAuthenticationToken(Purpose purpose, Optional<Proof> proof) {
        super(List.of());
        this.purpose = purpose.name();
        this.proof = new AtomicReference<>(proof.orElse(null));
    }

    Purpose purpose() {
        return new Purpose(purpose);
    }

    /** The proof, the first time. */
    Optional<Proof> takeProof() {
        return Optional.ofNullable(proof.getAndSet(null));
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public @Nullable Object getPrincipal() {
        return null;
    }

    @Override
    public void eraseCredentials() {
        super.eraseCredentials();
        proof.set(null);
    }

    /** Two attempts are never the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "OtpAuthenticationToken[purpose=" + purpose + "]";
    }
}
