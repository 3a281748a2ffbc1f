package io.github.otpgate;

import io.github.otpgate.code.KeyRing;
import io.github.otpgate.guard.Conversion;
import io.github.otpgate.guard.Guard;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.store.VerifyOutcome;
import java.time.Duration;

/** Tells the guard of codes that were verified. */
final class Conversions {

    private final KeyRing keys;
    private final Purposes purposes;
    private final Guard guard;
    private final Duration codeLife;

    Conversions(KeyRing keys, Purposes purposes, Guard guard, Duration codeLife) {
        this.keys = keys;
        this.purposes = purposes;
        this.guard = guard;
        this.codeLife = codeLife;
    }

    void count(PhoneNumber phone, VerifyOutcome.Verified verified) {
        guard.countConversion(new Conversion(
                phone,
                keys.hashes(phone).get(0),
                purposes.country(phone),
                verified.origin(),
                codeLife.minus(verified.left())));
    }
}
