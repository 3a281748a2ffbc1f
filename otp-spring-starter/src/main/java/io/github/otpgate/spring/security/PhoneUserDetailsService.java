package io.github.otpgate.spring.security;

import io.github.otpgate.model.PhoneNumber;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * Knows whose a phone is. Asked only for phones that have just been verified; a bean of this type replaces the
 * application's {@link UserDetailsService} for logins by code.
 */
@FunctionalInterface
public interface PhoneUserDetailsService {

    /**
     * The user of a phone. Also tells whether a phone is that of who is logged in, so it must not create anybody.
     *
     * @throws UsernameNotFoundException if nobody has it; the answer is then that of a wrong code
     */
    UserDetails loadUserByPhone(PhoneNumber phone);

    /**
     * The first login with a phone that nobody has. Two at once are possible: let a unique key decide.
     *
     * @throws UsernameNotFoundException where a login registers nobody, as unless overridden
     */
    default UserDetails registerUser(PhoneNumber phone) {
        throw new UsernameNotFoundException("no user has this phone");
    }

    /** Users whose name is their phone in E.164 form, for example {@code +8613800138000}. */
    static PhoneUserDetailsService named(UserDetailsService users) {
        return phone -> users.loadUserByUsername(phone.e164());
    }
}
