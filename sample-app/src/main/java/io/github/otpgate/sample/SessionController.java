package io.github.otpgate.sample;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Ticket;
import io.github.otpgate.store.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Turns the ticket of a verified code into a session of this application: the part every application writes itself. */
@RestController
@RequestMapping("/session")
@SuppressWarnings("checkstyle:ClassFanOutComplexity") // the annotations of a web controller count
final class SessionController {

    private static final String PHONE = "phone";

    private final OtpService otp;

    SessionController(OtpService otp) {
        this.otp = otp;
    }

    /** Signs in. A real application would look the phone's account up here, and act on the purpose. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> signIn(@RequestBody SignIn body, HttpServletRequest request) {
        Optional<Ticket> ticket = body.shapedTicket();
        Optional<Purpose> purpose = body.shapedPurpose();
        if (ticket.isEmpty() || purpose.isEmpty()) {
            return problem(HttpStatus.BAD_REQUEST, "invalid-request");
        }
        Optional<PhoneNumber> phone = redeem(ticket.get(), purpose.get(), request.getSession(false));
        if (phone.isEmpty()) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, "not-verified");
        }
        return ok(Map.of(PHONE, remember(phone.get(), request)));
    }

    /** The ticket is bound to the session in which the code was verified, if there was one. */
    private Optional<PhoneNumber> redeem(Ticket ticket, Purpose purpose, @Nullable HttpSession session) {
        return session == null ? otp.redeem(ticket, purpose) : otp.redeem(ticket, purpose, session.getId());
    }

    /** A session that a stranger may have planted must not become the signed-in one: it gets a new id. */
    private static String remember(PhoneNumber phone, HttpServletRequest request) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        request.getSession().setAttribute(PHONE, phone.masked());
        return phone.masked();
    }

    /** Who is signed in: 200 with the masked phone, or 204. */
    @GetMapping
    ResponseEntity<?> who(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object phone = session == null ? null : session.getAttribute(PHONE);
        return phone == null ? ResponseEntity.noContent().build() : ok(Map.of(PHONE, phone));
    }

    /** Signs out. */
    @DeleteMapping
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return ResponseEntity.noContent().build();
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<?> unreadable() {
        return problem(HttpStatus.BAD_REQUEST, "invalid-request");
    }

    @ExceptionHandler(StoreException.class)
    ResponseEntity<?> redisAway() {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
    }

    private static ResponseEntity<?> ok(Map<String, ?> body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static ResponseEntity<?> problem(HttpStatus status, String code) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setProperty("code", code);
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(problem);
    }
}
