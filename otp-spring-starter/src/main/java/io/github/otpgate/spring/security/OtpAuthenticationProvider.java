package io.github.otpgate.spring.security;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Makes a login of a proof for the purpose of logins. Whatever is wrong with one looks the same. */
final class OtpAuthenticationProvider implements AuthenticationProvider {

    private final OtpService otp;
    private final Users users;
    private final Purpose login;
    private final OtpFactors factors;
    private final StepUp stepUp;
    private final AccountStatusUserDetailsChecker status = new AccountStatusUserDetailsChecker();

    OtpAuthenticationProvider(OtpService otp, Users users, Purpose login, OtpFactors factors, StepUp stepUp) {
        this.otp = otp;
        this.users = users;
        this.login = login;
        this.factors = factors;
        this.stepUp = stepUp;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OtpAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OtpAuthenticationToken attempt = (OtpAuthenticationToken) authentication;
        Optional<Proof> proof = attempt.takeProof();
        Purpose purpose = attempt.purpose();
        if (purpose.equals(login)) {
            return login(phone(proof), attempt);
        }
        Authentication current = stepUp.current().orElseThrow(OtpAuthenticationProvider::refused);
        return stepUp.of(current, phone(proof), purpose).orElseThrow(OtpAuthenticationProvider::refused);
    }

    private PhoneNumber phone(Optional<Proof> proof) {
        try {
            return proof.flatMap(shown -> shown.take(otp)).orElseThrow(OtpAuthenticationProvider::refused);
        } catch (StoreException away) {
            throw new AuthenticationServiceException("codes cannot be verified right now", away);
        }
    }

    private OtpAuthentication login(PhoneNumber phone, OtpAuthenticationToken attempt) {
        UserDetails user = users.registered(phone).orElseThrow(OtpAuthenticationProvider::refused);
        status.check(user);
        List<GrantedAuthority> authorities = new ArrayList<>(user.getAuthorities());
        authorities.add(factors.factor(login));
        OtpAuthentication loggedIn = new OtpAuthentication(user, phone.masked(), authorities);
        loggedIn.setDetails(attempt.getDetails());
        return loggedIn;
    }

    private static BadCredentialsException refused() {
        return new BadCredentialsException("the code was not accepted");
    }
}
