package io.github.otpgate.sample;

import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Ticket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the page sends after a verification. Prints nothing of the ticket: whoever has it can sign in. */
record SignIn(@Nullable String ticket, @Nullable String purpose) {

    /** The ticket, if that could be one. */
    Optional<Ticket> shapedTicket() {
        return Optional.ofNullable(ticket).filter(Ticket::isShaped).map(Ticket::new);
    }

    /** The purpose, if that could be one. */
    Optional<Purpose> shapedPurpose() {
        return Optional.ofNullable(purpose).filter(Purpose::isName).map(Purpose::new);
    }

    @Override
    public String toString() {
        return "SignIn[redacted]";
    }
}
