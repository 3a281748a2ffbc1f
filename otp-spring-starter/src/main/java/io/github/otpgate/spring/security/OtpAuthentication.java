package io.github.otpgate.spring.security;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Who logged in by code. The principal is the application's {@link UserDetails}; it does not stand in {@link #toString()},
 * which Spring Security logs, because its name may be a phone.
 */
public final class OtpAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final Object principal;
    private final String maskedPhone;

    OtpAuthentication(UserDetails user, String maskedPhone, Collection<? extends GrantedAuthority> authorities) {
        super(authorities);
        this.principal = user;
        this.maskedPhone = maskedPhone;
        setAuthenticated(true);
    }

    private OtpAuthentication(Builder builder) {
        super(builder);
        this.principal = builder.principal;
        this.maskedPhone = builder.maskedPhone;
    }

    @Override
    public Object getPrincipal() {
        return principal;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    /** The phone that the code went to, as a page may show it: {@code 138****8000}. */
    public String getMaskedPhone() {
        return maskedPhone;
    }

    @Override
    public Builder toBuilder() {
        return new Builder(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other) && other instanceof OtpAuthentication same && maskedPhone.equals(same.maskedPhone);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    @Override
    public String toString() {
        return "OtpAuthentication[phone=" + maskedPhone + ", authenticated=" + isAuthenticated() + ", authorities="
                + getAuthorities() + "]";
    }

    /** The same login with other authorities, as Spring Security makes it where factors are added. */
    public static final class Builder extends AbstractAuthenticationBuilder<Builder> {

        private final String maskedPhone;
        private Object principal;

        private Builder(OtpAuthentication login) {
            super(login);
            this.principal = login.principal;
            this.maskedPhone = login.maskedPhone;
        }

        @Override
        public Builder principal(@Nullable Object other) {
            this.principal = requireNonNull(other, "principal");
            return this;
        }

        @Override
        public OtpAuthentication build() {
            return new OtpAuthentication(this);
        }
    }
}
