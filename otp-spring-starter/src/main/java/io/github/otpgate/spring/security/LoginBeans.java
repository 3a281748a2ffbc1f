package io.github.otpgate.spring.security;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.servlet.OtpFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.core.userdetails.UserDetailsService;

/** What a login takes from the application's context. */
record LoginBeans(ApplicationContext context) {

    OtpService otp() {
        return context.getBean(OtpService.class);
    }

    KnownPurposes purposes() {
        return new KnownPurposes(context.getBeanProvider(OtpService.class)::stream);
    }

    OtpFactors factors() {
        return context.getBean(OtpFactors.class);
    }

    PhoneUserDetailsService users() {
        PhoneUserDetailsService own =
                context.getBeanProvider(PhoneUserDetailsService.class).getIfAvailable();
        if (own != null) {
            return own;
        }
        UserDetailsService named =
                context.getBeanProvider(UserDetailsService.class).getIfUnique();
        if (named == null) {
            throw new IllegalStateException("A login by code needs to know whose a phone is: define a bean of type"
                    + " PhoneUserDetailsService, or one UserDetailsService whose user names are phones in E.164 form");
        }
        return PhoneUserDetailsService.named(named);
    }

    /** Clients as the filter of the JSON endpoints sees them, so that both charge the same ones. */
    Function<HttpServletRequest, Optional<ClientAddress>> clients() {
        OtpFilter filter = filters()
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("A login by code needs an OtpFilter, which sends the codes"));
        return filter::client;
    }

    private Stream<OtpFilter> filters() {
        ParameterizedTypeReference<FilterRegistrationBean<OtpFilter>> registrations =
                new ParameterizedTypeReference<>() {};
        return Stream.concat(
                context.getBeanProvider(OtpFilter.class).stream(),
                context.getBeanProvider(registrations).stream()
                        .map(FilterRegistrationBean::getFilter)
                        .filter(Objects::nonNull));
    }
}
