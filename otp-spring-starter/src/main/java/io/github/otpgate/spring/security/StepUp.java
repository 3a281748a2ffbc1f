package io.github.otpgate.spring.security;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import java.util.Optional;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.userdetails.UserDetails;

/** Adds a factor to who is logged in already, however that was. */
final class StepUp {

    private final Users users;
    private final OtpFactors factors;
    private final SecurityContextHolderStrategy contexts;
    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();
    private final AccountStatusUserDetailsChecker status = new AccountStatusUserDetailsChecker();

    StepUp(Users users, OtpFactors factors, SecurityContextHolderStrategy contexts) {
        this.users = users;
        this.factors = factors;
        this.contexts = contexts;
    }

    /** Who is logged in: a code for anything but a login makes nobody logged in. */
    Optional<Authentication> current() {
        return Optional.ofNullable(contexts.getContext().getAuthentication()).filter(trust::isAuthenticated);
    }

    /** The same login with the factor; nothing where the phone is somebody else's. */
    Optional<Authentication> of(Authentication current, PhoneNumber phone, Purpose purpose) {
        return users.known(phone)
                .filter(user -> user.getUsername().equals(current.getName()))
                .map(user -> raised(current, user, factors.factor(purpose)));
    }

    private Authentication raised(Authentication current, UserDetails user, FactorGrantedAuthority factor) {
        status.check(user);
        Authentication raised = current.toBuilder()
                .authorities(authorities -> {
                    authorities.removeIf(held -> factor.getAuthority().equals(held.getAuthority()));
                    authorities.add(factor);
                })
                .build();
        // Of a type that cannot be built again, Spring Security makes another, without what the application put into
        // it.
        if (raised.getClass() != current.getClass()) {
            throw new InternalAuthenticationServiceException(
                    current.getClass().getName() + " must implement toBuilder() to be given a factor");
        }
        return raised;
    }
}
