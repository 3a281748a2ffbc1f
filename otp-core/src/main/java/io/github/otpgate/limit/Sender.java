package io.github.otpgate.limit;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.PhoneNumber;
import java.util.Optional;

/**
 * Who wants to send, to whom.
 *
 * @param country two letters: where the phone is
 */
public record Sender(PhoneNumber phone, String country, Optional<ClientAddress> address, Optional<String> session) {

    public Sender {
        requireNonNull(phone, "phone");
        requireNonNull(country, "country");
        requireNonNull(address, "address");
        requireNonNull(session, "session");
    }

    @Override
    public String toString() {
        return "Sender[country=" + country + "]";
    }
}
