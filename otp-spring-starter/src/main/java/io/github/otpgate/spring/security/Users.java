package io.github.otpgate.spring.security;

import io.github.otpgate.model.PhoneNumber;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** The application's users, by phone. Where they cannot be looked up, login is unavailable, as it is with passwords. */
record Users(PhoneUserDetailsService service) {

    /** Without the application's exception, whose message may hold the phone. */
    Optional<UserDetails> known(PhoneNumber phone) {
        return asked(() -> service.loadUserByPhone(phone));
    }

    /** The same, once somebody was registered where nobody was known. */
    Optional<UserDetails> registered(PhoneNumber phone) {
        return known(phone).or(() -> asked(() -> service.registerUser(phone)));
    }

    private static Optional<UserDetails> asked(Supplier<UserDetails> users) {
        try {
            return Optional.of(users.get());
        } catch (UsernameNotFoundException nobody) {
            return Optional.empty();
        } catch (AuthenticationException told) {
            throw told;
        } catch (RuntimeException broken) {
            throw new InternalAuthenticationServiceException("users cannot be looked up right now", broken);
        }
    }
}
