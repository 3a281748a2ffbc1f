package io.github.otpgate;

import io.github.otpgate.code.Code;
import io.github.otpgate.code.CodeGenerator;
import io.github.otpgate.code.CodeSealer;
import io.github.otpgate.code.KeyRing;
import io.github.otpgate.code.ReferenceSealer;
import io.github.otpgate.code.ReferenceSealer.Kind;
import io.github.otpgate.code.SealedCode;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.store.ChallengeStore;
import io.github.otpgate.store.IssueCommand;
import io.github.otpgate.store.IssueOutcome;
import io.github.otpgate.store.SealedChallenge;
import io.github.otpgate.store.SendEntry;
import io.github.otpgate.store.StoreException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws codes and keeps them, sealed: what lies between the store, which knows no code, and the pipeline. */
final class Challenges {

    private static final Logger LOG = LoggerFactory.getLogger(Challenges.class);

    private final KeyRing keys;
    private final CodeGenerator generator;
    private final CodeSealer codes;
    private final ReferenceSealer references;
    private final ChallengeStore store;

    Challenges(
            KeyRing keys, CodeGenerator generator, CodeSealer codes, ReferenceSealer references, ChallengeStore store) {
        this.keys = keys;
        this.generator = generator;
        this.codes = codes;
        this.references = references;
        this.store = store;
    }

    /** A code that is drawn, not yet kept. */
    record Draft(PhoneNumber phone, Purpose purpose, Code code, Bytes nonce) {}

    Draft draft(PhoneNumber phone, Purpose purpose) {
        return new Draft(phone, purpose, generator.draw(), references.nonce());
    }

    IssueOutcome keep(Draft draft, Optional<String> session) {
        SealedCode sealed = codes.seal(draft.code(), draft.phone(), draft.purpose());
        return store.issue(new IssueCommand(
                keys.hashes(draft.phone()),
                draft.purpose(),
                new SealedChallenge(draft.nonce(), sealed.mac(), sealed.cipher()),
                codes.readableIds(),
                session.map(keys::sessionTags)
                        .map(tags -> tags.slice(0, IssueCommand.SESSION_LENGTH))
                        .orElse(IssueCommand.NO_SESSION)));
    }

    Code open(Bytes cipher, PhoneNumber phone, Purpose purpose) {
        return codes.open(cipher, phone, purpose)
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
