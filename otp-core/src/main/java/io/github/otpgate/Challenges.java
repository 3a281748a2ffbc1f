package io.github.otpgate;

import io.github.otpgate.code.Code;
import io.github.otpgate.code.CodeSealer;
import io.github.otpgate.code.KeyRing;
import io.github.otpgate.code.ReferenceSealer;
import io.github.otpgate.code.ReferenceSealer.Kind;
import io.github.otpgate.code.SealedCode;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.PhoneHash;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.store.ChallengeStore;
import io.github.otpgate.store.IssueCommand;
import io.github.otpgate.store.IssueCommand.Asker;
import io.github.otpgate.store.IssueOutcome;
import io.github.otpgate.store.SealedChallenge;
import io.github.otpgate.store.SendEntry;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.store.Way;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws codes and keeps them, sealed: what lies between the store, which knows no code, and the pipeline. */
final class Challenges {

    private static final Logger LOG = LoggerFactory.getLogger(Challenges.class);

    private final KeyRing keys;
    private final Function<PhoneNumber, Code> drawing;
    private final CodeSealer codes;
    private final ReferenceSealer references;
    private final ChallengeStore store;

    /** Draws a code for a phone by that. */
    Challenges(Sealers sealers, Function<PhoneNumber, Code> drawing, ChallengeStore store) {
        this.keys = sealers.keys();
        this.drawing = drawing;
        this.codes = sealers.codes();
        this.references = sealers.references();
        this.store = store;
    }

    /** A code that is drawn, not yet kept. */
    record Draft(PhoneNumber phone, Purpose purpose, Code code, Bytes nonce) {}

    Draft draft(PhoneNumber phone, Purpose purpose) {
        return new Draft(phone, purpose, drawing.apply(phone), references.nonce());
    }

    /** The phone's name in Redis. */
    PhoneHash name(PhoneNumber phone) {
        return keys.hashes(phone).get(0);
    }

    IssueOutcome keep(Draft draft, IssueRequest request, Way way, Bytes origin) {
        Bytes session = request.session()
                .map(keys::sessionTags)
                .map(tags -> tags.slice(0, IssueCommand.SESSION_LENGTH))
                .orElse(IssueCommand.NO_SESSION);
        SealedCode sealed = codes.seal(draft.code(), draft.phone(), draft.purpose());
        return store.issue(new IssueCommand(
                keys.hashes(draft.phone()),
                draft.purpose(),
                new SealedChallenge(draft.nonce(), sealed.mac(), sealed.cipher()),
                codes.readableIds(),
                new Asker(way, session, origin)));
    }

    /** The code that is live where the draft was not kept. */
    Code open(Bytes cipher, Draft draft) {
        return codes.open(cipher, draft.phone(), draft.purpose())
                .orElseThrow(
                        () -> new StoreException("a kept code cannot be read: written by another application?", null));
    }

    ChallengeId id(PhoneNumber phone, Bytes nonce) {
        return new ChallengeId(references.of(Kind.CHALLENGE, phone, nonce).text());
    }

    /** A send that stays in the windows costs the user a wait, no more; so a Redis that is away now is no reason to fail. */
    void giveBack(PhoneNumber phone, SendEntry entry) {
        try {
            store.giveBack(keys.hashes(phone), entry);
        } catch (StoreException e) {
            LOG.warn("A send that no vendor accepted still counts: {}", e.getMessage());
        }
    }
}
