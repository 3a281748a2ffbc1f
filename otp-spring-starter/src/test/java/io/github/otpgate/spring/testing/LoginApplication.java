package io.github.otpgate.spring.testing;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Ticket;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** An application to be tested: whoever has a ticket is told whose it is. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {ServletWebSecurityAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class})
@Import(LoginApplication.LoginController.class)
class LoginApplication {

    @RestController
    static class LoginController {
        private final OtpService otp;

        LoginController(OtpService otp) {
            this.otp = otp;
        }

        @PostMapping("/login")
        Map<String, String> login(@RequestBody String ticket) {
            return otp.redeem(new Ticket(ticket), new Purpose("login"))
                    .map(phone -> Map.of("phone", phone.e164()))
                    .orElse(Map.of());
        }
    }
}
