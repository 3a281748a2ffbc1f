package io.github.otpgate.guard;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.PhoneHash;
import io.github.otpgate.model.PhoneNumber;
import java.util.Optional;

/**
 * A send, as the guard sees it.
 *
 * @param hash the phone under the current key
 * @param country two letters: where the phone is
 * @param address whose it is; none for a caller who gave none
 */
public record GuardSubject(PhoneNumber phone, PhoneHash hash, String country, Optional<ClientAddress> address) {

    public GuardSubject {
        requireNonNull(phone, "phone");
        requireNonNull(hash, "hash");
        requireNonNull(country, "country");
        requireNonNull(address, "address");
    }
}
