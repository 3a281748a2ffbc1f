package io.github.otpgate.spring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.RememberMeAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthentication;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/** However somebody logged in, a factor leaves the login what it was. */
class StepUpOfTypesTest {

    private static final UserDetails ALICE = SecuredApplication.alice();
    private static final PhoneNumber PHONE = new PhoneNumber("+8613900000001");

    private final StepUp stepUp = new StepUp(
            new Users(phone -> ALICE),
            new OtpFactors(Clock.systemUTC()),
            SecurityContextHolder.getContextHolderStrategy());

    static Stream<Authentication> logins() {
        return Stream.of(
                UsernamePasswordAuthenticationToken.authenticated(ALICE, null, ALICE.getAuthorities()),
                new RememberMeAuthenticationToken("key", ALICE, ALICE.getAuthorities()),
                new PreAuthenticatedAuthenticationToken(ALICE, "", ALICE.getAuthorities()),
                new OneTimeTokenAuthentication(ALICE, ALICE.getAuthorities()),
                new OtpAuthentication(ALICE, "139****0001", ALICE.getAuthorities()));
    }

    @ParameterizedTest
    @MethodSource("logins")
    void of_typeThatCanBeBuiltAgain_keepsIt(Authentication login) {
        Authentication raised = stepUp.of(login, PHONE, new Purpose("pay")).orElseThrow();

        assertThat(raised).isInstanceOf(login.getClass());
        assertThat(raised.getName()).isEqualTo("alice");
        assertThat(raised.getAuthorities().stream().map(GrantedAuthority::getAuthority))
                .contains("ROLE_USER", "FACTOR_OTP_PAY");
    }

    @Test
    void of_typeThatCannot_isRefusedRatherThanReplaced() {
        assertThatThrownBy(() -> stepUp.of(new OfTenant("acme"), PHONE, new Purpose("pay")))
                .isInstanceOf(InternalAuthenticationServiceException.class)
                .hasMessageContaining(OfTenant.class.getName())
                .hasMessageContaining("toBuilder()");
    }

    /** Inherits a builder that knows no tenant. */
    static final class OfTenant extends UsernamePasswordAuthenticationToken {
        private static final long serialVersionUID = 1L;

        final String tenant;

        OfTenant(String tenant) {
            super(ALICE, null, List.of());
            this.tenant = tenant;
        }
    }
}
