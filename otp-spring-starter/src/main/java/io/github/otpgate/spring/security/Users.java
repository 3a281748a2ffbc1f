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

    /** Without the application's exceptions, whose messages may hold the phone. */
    Optional<UserDetails> known(PhoneNumber phone) {
        return asked(() -> service.loadUserByPhone(phone));
    }

    /** The same, once somebody was registered where nobody was known. */
    Optional<UserDetails> registered(PhoneNumber phone) {
        return known(phone).or(() -> registeredNow(phone));
    }

    private Optional<UserDetails> registeredNow(PhoneNumber phone) {
        try {
            return asked(() -> service.registerUser(phone));
        } catch (InternalAuthenticationServiceException broken) {
            // Of two logins at once that register a phone one meets the other's user.
            return Optional.of(known(phone).orElseThrow(() -> broken));
        }
    }

    private static Optional<UserDetails> asked(Supplier<UserDetails> users) {
        try {
            return Optional.of(users.get());
        } catch (UsernameNotFoundException nobody) {
            return Optional.empty();
        } catch (AuthenticationException told) {
            throw told;
        } catch (RuntimeException broken) {
            throw unavailable(broken);
        }
    }

    /** Spring Security logs it: classes and places are told, messages are not. */
    private static InternalAuthenticationServiceException unavailable(RuntimeException broken) {
        Throwable cause = broken.getCause();
        var told = new InternalAuthenticationServiceException("users cannot be looked up right now: "
                + broken.getClass().getName()
                + (cause == null ? "" : ", because of " + cause.getClass().getName()));
        told.setStackTrace(broken.getStackTrace());
        return told;
    }
}
