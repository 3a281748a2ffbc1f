package io.github.otpgate.spring.security;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.security.authorization.AllRequiredFactorsAuthorizationManager;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * What a verified code proves about who is logged in: one {@link FactorGrantedAuthority} per purpose. A bean of this type is
 * configured; its clock is the application's, if there is one.
 *
 * <pre>{@code
 * http.authorizeHttpRequests(requests -> requests
 *         .requestMatchers("/pay/**").access(factors.verifiedWithin("pay", Duration.ofMinutes(10)))
 *         .anyRequest().authenticated());
 * }</pre>
 */
public final class OtpFactors {

    /** The authority of who logged in by code, for example for {@code @EnableMultiFactorAuthentication}. */
    public static final String LOGIN = "FACTOR_OTP_LOGIN";

    private static final String PREFIX = "FACTOR_OTP_";

    private final Clock clock;
    private final KnownPurposes known;

    /** Factors by that clock, of whatever purpose. */
    public OtpFactors(Clock clock) {
        this(clock, new KnownPurposes(Stream::empty));
    }

    OtpFactors(Clock clock, KnownPurposes known) {
        this.clock = requireNonNull(clock, "clock");
        this.known = known;
    }

    /**
     * The name of a purpose's factor: {@code FACTOR_OTP_PAY_OUT} for {@code pay-out}.
     *
     * @throws IllegalArgumentException if the text can name no purpose
     */
    public static String authority(String purpose) {
        return PREFIX + new Purpose(purpose).name().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /**
     * Lets pass who is logged in and has had a code of that purpose verified within that time. Asks for no other factor: combine it
     * with {@code AuthorizationManagers.allOf} where everybody needs several.
     *
     * @param purpose also {@code login}, for who must have logged in by code lately
     * @param within longer than zero; counts from when the code was taken as proof
     * @throws io.github.otpgate.model.ConfigurationException from the configured bean, for a purpose that is not configured
     */
    public <T> AllRequiredFactorsAuthorizationManager<T> verifiedWithin(String purpose, Duration within) {
        String authority = authority(purpose);
        known.require(purpose, "OtpFactors.verifiedWithin");
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("a code must be verified within a time longer than zero, not " + within);
        }
        AllRequiredFactorsAuthorizationManager<T> required = AllRequiredFactorsAuthorizationManager.<T>builder()
                .requireFactor(factor -> factor.authority(authority).validDuration(within))
                .build();
        required.setClock(clock);
        return required;
    }

    /** The factor of a code that has just been taken as proof. */
    FactorGrantedAuthority factor(Purpose purpose) {
        return FactorGrantedAuthority.withAuthority(authority(purpose.name()))
                .issuedAt(clock.instant())
                .build();
    }
}
