package io.github.otpgate;

import io.github.otpgate.code.KeyRing;
import io.github.otpgate.code.Reference;
import io.github.otpgate.code.ReferenceSealer;
import io.github.otpgate.code.ReferenceSealer.Kind;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Ticket;
import io.github.otpgate.store.ChallengeStore;
import io.github.otpgate.store.IssueCommand;
import io.github.otpgate.store.RedeemCommand;
import java.util.Optional;

/** The way of a ticket back to the phone. */
final class Redeeming {

    private final KeyRing keys;
    private final ReferenceSealer references;
    private final ChallengeStore store;

    Redeeming(KeyRing keys, ReferenceSealer references, ChallengeStore store) {
        this.keys = keys;
        this.references = references;
        this.store = store;
    }

    Optional<PhoneNumber> redeem(Ticket ticket, Purpose purpose, Optional<String> session) {
        return references
                .open(Kind.TICKET, ticket.value())
                .filter(reference -> store.redeem(command(reference, purpose, session)))
                .map(Reference::phone);
    }

    private RedeemCommand command(Reference reference, Purpose purpose, Optional<String> session) {
        Bytes tags = session.map(keys::sessionTags).orElse(IssueCommand.NO_SESSION);
        return new RedeemCommand(keys.hashes(reference.phone()), purpose, reference.nonce(), tags);
    }
}
