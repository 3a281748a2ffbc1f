package io.github.otpgate.spring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.model.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

class UsersTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");

    /** Fails to register; whoever it says registered meanwhile is found afterwards. */
    private static PhoneUserDetailsService overtakenBy(Optional<UserDetails> other) {
        List<UserDetails> registered = new ArrayList<>();
        return new PhoneUserDetailsService() {
            @Override
            public UserDetails loadUserByPhone(PhoneNumber phone) {
                return registered.stream().findFirst().orElseThrow(() -> new UsernameNotFoundException("nobody"));
            }

            @Override
            public UserDetails registerUser(PhoneNumber phone) {
                other.ifPresent(registered::add);
                throw new IllegalStateException("Key (phone)=(" + phone.e164() + ") already exists");
            }
        };
    }

    @Test
    void registered_anotherLoginWasFirst_isItsUser() {
        UserDetails alice = SecuredApplication.alice();

        assertThat(new Users(overtakenBy(Optional.of(alice))).registered(PHONE)).containsSame(alice);
    }

    @Test
    void registered_cannotBe_tellsNoMessage() {
        Users users = new Users(overtakenBy(Optional.empty()));

        assertThatExceptionOfType(InternalAuthenticationServiceException.class)
                .isThrownBy(() -> users.registered(PHONE))
                .withMessageEndingWith("java.lang.IllegalStateException")
                .withNoCause();
    }
}
