package io.github.otpgate.spring.example;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Ticket;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LoginController {
    private final OtpService otp;

    LoginController(OtpService otp) {
        this.otp = otp;
    }

    // JSON, because a form of another site could log your visitors in as somebody else.
    @PostMapping(path = "/login", consumes = "application/json")
    ResponseEntity<Void> login(@RequestBody Map<String, String> body, HttpServletRequest request) {
        String ticket = Objects.toString(body.get("ticket"), "");
        if (!Ticket.isShaped(ticket)) return ResponseEntity.status(401).build();
        HttpSession session = request.getSession(false);
        Optional<PhoneNumber> phone = session == null
                ? otp.redeem(new Ticket(ticket), new Purpose("login"))
                : otp.redeem(new Ticket(ticket), new Purpose("login"), session.getId());
        if (phone.isPresent()) {
            if (session != null) request.changeSessionId(); // it may be one that somebody else planted
            request.getSession().setAttribute("phone", phone.get().e164());
        }
        return ResponseEntity.status(phone.isPresent() ? 204 : 401).build();
    }
}
