package io.github.otpgate.spring.security;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.testkit.MovableClock;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Passwords and codes side by side in one chain, and two things that need a fresh code. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class SecuredApplication {

    static final String ALICE = "13900000001";
    static final String LOCKED = "13900000002";
    static final String UNREADABLE = "13900000003";
    static final String PASSWORD = "correct horse";

    @Bean
    SecurityFilterChain chain(HttpSecurity http, OtpFactors factors) {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/csrf", "/session")
                        .permitAll()
                        .requestMatchers("/pay")
                        .access(factors.verifiedWithin("pay", Duration.ofMinutes(10)))
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login").permitAll())
                .with(
                        OtpLoginConfigurer.otpLogin(),
                        otp -> otp.loginPage("/login")
                                .stepUpPage("pay", "/confirm")
                                .permitAll())
                .build();
    }

    @Bean
    UserDetailsService passwords() {
        return new InMemoryUserDetailsManager(alice());
    }

    static UserDetails alice() {
        return user("alice", PASSWORD).build();
    }

    static User.UserBuilder user(String name, String password) {
        return User.withUsername(name).password("{noop}" + password).roles("USER");
    }

    @Bean
    Phones phones() {
        return new Phones(new ConcurrentHashMap<>(Map.of(
                "+86" + ALICE,
                alice(),
                "+86" + LOCKED,
                user("mallory", PASSWORD).accountLocked(true).build())));
    }

    @Bean
    MovableClock clock() {
        return new MovableClock(Instant.now());
    }

    @Bean
    Payments payments() {
        return new Payments();
    }

    /** Registers whoever comes, but nobody whose number starts with 199; one cannot be looked up. */
    record Phones(Map<String, UserDetails> byPhone) implements PhoneUserDetailsService {
        @Override
        public UserDetails loadUserByPhone(PhoneNumber phone) {
            if (phone.domestic().equals(UNREADABLE)) {
                throw new IllegalStateException("Key (phone)=(" + phone.e164() + ") cannot be read from the database");
            }
            UserDetails user = byPhone.get(phone.e164());
            if (user == null) {
                throw UsernameNotFoundException.fromUsername(phone.e164());
            }
            return User.withUserDetails(user).build();
        }

        @Override
        public UserDetails registerUser(PhoneNumber phone) {
            if (phone.domestic().startsWith("199")) {
                throw UsernameNotFoundException.fromUsername(phone.e164());
            }
            return byPhone.computeIfAbsent(
                    phone.e164(), name -> user(name, "none").build());
        }
    }

    static class Payments {
        @RequireOtp(purpose = "pay", within = "10m")
        public String transfer() {
            return "transferred";
        }
    }

    @RestController
    static class Pages {

        private final Payments payments;

        Pages(Payments payments) {
            this.payments = payments;
        }

        @GetMapping("/csrf")
        String csrf(CsrfToken token) {
            return token.getToken();
        }

        @GetMapping({"/login", "/confirm", "/", "/pay"})
        String page(HttpServletRequest request) {
            return request.getRequestURI();
        }

        @GetMapping("/me")
        String me(Principal user) {
            return user.getName();
        }

        @GetMapping("/transfer")
        String transfer() {
            return payments.transfer();
        }

        /** Everything in the session, as a store outside the process would get it. */
        @GetMapping("/session")
        String session(HttpSession session) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                for (String name : Collections.list(session.getAttributeNames())) {
                    out.writeObject(name);
                    out.writeObject(session.getAttribute(name));
                }
            }
            return bytes.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
