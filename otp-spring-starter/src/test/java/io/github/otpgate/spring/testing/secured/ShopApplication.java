package io.github.otpgate.spring.testing.secured;

import io.github.otpgate.spring.security.OtpFactors;
import io.github.otpgate.spring.security.OtpLoginConfigurer;
import io.github.otpgate.spring.security.PhoneUserDetailsService;
import java.security.Principal;
import java.time.Duration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application to be tested: whoever has a phone is its user, and pays with a fresh code. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ShopApplication.Pages.class)
class ShopApplication {

    @Bean
    SecurityFilterChain chain(HttpSecurity http, OtpFactors factors) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/pay")
                        .access(factors.verifiedWithin("pay", Duration.ofMinutes(10)))
                        .anyRequest()
                        .authenticated())
                .with(
                        OtpLoginConfigurer.otpLogin(),
                        otp -> otp.loginPage("/login")
                                .stepUpPage("pay", "/confirm")
                                .permitAll())
                .build();
    }

    @Bean
    PhoneUserDetailsService users() {
        return phone -> User.withUsername(phone.e164()).password("").build();
    }

    @RestController
    static class Pages {
        @GetMapping("/me")
        String me(Principal user) {
            return user.getName();
        }

        @GetMapping("/pay")
        String pay() {
            return "paid";
        }
    }
}
