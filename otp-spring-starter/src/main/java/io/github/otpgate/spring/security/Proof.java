package io.github.otpgate.spring.security;

import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Ticket;
import java.util.Optional;

/** What somebody shows to prove that a phone is theirs. Good once. */
interface Proof {

    /** The phone, if it is a proof at all. */
    Optional<PhoneNumber> take(OtpService otp);

    /** That of a code which was verified before. */
    record OfTicket(Ticket ticket, Purpose purpose, Optional<String> session) implements Proof {
        @Override
        public Optional<PhoneNumber> take(OtpService otp) {
            return session.isPresent() ? otp.redeem(ticket, purpose, session.get()) : otp.redeem(ticket, purpose);
        }
    }

    /** A code itself. The ticket for it stays here, where nobody can show it. */
    record OfCode(VerifyRequest guess) implements Proof {
        @Override
        public Optional<PhoneNumber> take(OtpService otp) {
            return otp.verify(guess) instanceof VerifyResult.Verified verified
                    ? Optional.of(verified.phone())
                    : Optional.empty();
        }
    }
}
