package io.github.otpgate.store;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneHash;
import io.github.otpgate.model.Purpose;
import java.util.List;

/**
 * A ticket to be used up.
 *
 * @param phone the phone under each key, the current one first
 * @param purpose what it must have been issued for
 * @param ticket the 16 bytes that name it
 * @param session what stands for the redeeming session under every key, 8 bytes each, or
 *     {@link IssueCommand#NO_SESSION}
 */
public record RedeemCommand(List<PhoneHash> phone, Purpose purpose, Bytes ticket, Bytes session) {

    public RedeemCommand {
        phone = List.copyOf(phone);
        requireNonNull(purpose, "purpose");
        requireNonNull(ticket, "ticket");
        requireNonNull(session, "session");
    }
}
