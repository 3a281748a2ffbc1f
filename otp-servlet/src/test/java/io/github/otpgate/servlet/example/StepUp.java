package io.github.otpgate.servlet.example;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Ticket;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A code proves once more who is logged in. */
final class StepUp {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final OtpService otp;
    private final Clock clock;

    StepUp(OtpService otp, Clock clock) {
        this.otp = otp;
        this.clock = clock;
    }

    /** Whether the ticket is that of the phone that is logged in. */
    boolean prove(HttpSession session, String ticket) {
        Optional<PhoneNumber> phone = otp.redeem(new Ticket(ticket), new Purpose("pay"), session.getId());
        if (phone.filter(proved -> proved.e164().equals(session.getAttribute("phone")))
                .isEmpty()) {
            return false;
        }
        session.setAttribute("verified-pay", clock.instant());
        return true;
    }

    /** Whether that was lately. */
    boolean mayPay(HttpSession session) {
        return session.getAttribute("verified-pay") instanceof Instant verified
                && clock.instant().isBefore(verified.plus(LONGEST));
    }
}
