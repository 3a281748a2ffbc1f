package io.github.otpgate;

import io.github.otpgate.code.KeyRing;
import io.github.otpgate.guard.Conversion;
import io.github.otpgate.guard.Guard;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.receipt.DeliveryAttempt.Answer;
import io.github.otpgate.receipt.ReceiptBook;
import io.github.otpgate.route.Router;
import io.github.otpgate.store.VerifyOutcome;
import java.time.Duration;

/** Tells of codes that were verified: the guard at once, and the router once it is known who carried them. */
final class Conversions {

    private final KeyRing keys;
    private final Purposes purposes;
    private final Guard guard;
    private final Carriers carriers;
    private final Duration codeLife;

    Conversions(KeyRing keys, Purposes purposes, Guard guard, Carriers carriers, Duration codeLife) {
        this.keys = keys;
        this.purposes = purposes;
        this.guard = guard;
        this.carriers = carriers;
        this.codeLife = codeLife;
    }

    /** Who carried what, asked for while nobody waits. */
    record Carriers(ReceiptBook book, Router router, Afterwards afterwards) {

        void converted(Bytes nonce) {
            afterwards.run(() -> book.find(nonce).stream()
                    .flatMap(delivery -> delivery.attempts().stream())
                    .filter(attempt -> attempt.submission() == Answer.ACCEPTED)
                    .reduce((earlier, later) -> later)
                    .ifPresent(last -> router.converted(last.provider())));
        }
    }

    /**
     * Counts it; not where nothing was sent.
     *
     * @param nonce names the challenge; none where only the phone is known, and then nobody's share is counted
     */
    void count(PhoneNumber phone, Bytes nonce, VerifyOutcome.Verified verified) {
        if (purposes.isForTesting(phone)) {
            return;
        }
        if (nonce.length() > 0) {
            carriers.converted(nonce);
        }
        guard.countConversion(new Conversion(
                phone,
                keys.hashes(phone).get(0),
                purposes.country(phone),
                verified.origin(),
                codeLife.minus(verified.left())));
    }
}
