package io.github.otpgate.provider.capability;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A text as it is registered with a vendor.
 *
 * @param id the vendor's, as text
 * @param content with its variables as the vendor writes them
 * @param state how far its approval is
 * @param reason why it was rejected, in the vendor's words
 */
public record VendorTemplate(String id, String content, State state, Optional<String> reason) {

    /** How far the approval of a template is. */
    public enum State {
        /** Nobody has looked at it yet. */
        CHECKING,
        /** Messages may use it. */
        APPROVED,
        /** Messages must not use it. */
        REJECTED,
        /** The vendor uses a word we do not know. */
        UNKNOWN
    }

    public VendorTemplate {
        requireNonNull(id, "id");
        requireNonNull(content, "content");
        requireNonNull(state, "state");
        requireNonNull(reason, "reason");
    }
}
