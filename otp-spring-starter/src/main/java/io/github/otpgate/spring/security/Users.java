package io.github.otpgate.spring.security;

import io.github.otpgate.model.PhoneNumber;
import java.util.Optional;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** The application's users, by phone. */
record Users(PhoneUserDetailsService service) {

    /** Without the application's exception, whose message may hold the phone. */
    Optional<UserDetails> known(PhoneNumber phone) {
        try {
            return Optional.of(service.loadUserByPhone(phone));
        } catch (UsernameNotFoundException nobody) {
            return Optional.empty();
        }
    }

    /** The same, once somebody was registered where nobody was known. */
    Optional<UserDetails> registered(PhoneNumber phone) {
        try {
            return Optional.of(known(phone).orElseGet(() -> service.registerUser(phone)));
        } catch (UsernameNotFoundException nobody) {
            return Optional.empty();
        }
    }
}
