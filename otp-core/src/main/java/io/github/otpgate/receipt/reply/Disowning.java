package io.github.otpgate.receipt.reply;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.PhoneNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** What "not me" ends: the live codes of a phone, unless it was written long before any of them. Thread safe. */
public final class Disowning {

    /**
     * No code lives for more than ten minutes. But clocks differ, and vendors write a time without its zone: one that
     * writes another than it should is wrong by up to 20 hours. Better a code too many than one that somebody disowned.
     */
    private static final Duration CERTAINLY_OVER = Duration.ofDays(1);

    private final Clock clock;
    private final Consumer<PhoneNumber> freeze;

    /**
     * Fixes how codes end.
     *
     * @param clock what tells how old a reply is
     * @param freeze ends the live codes of a phone; may be asked for more than once
     */
    public Disowning(Clock clock, Consumer<PhoneNumber> freeze) {
        this.clock = requireNonNull(clock, "clock");
        this.freeze = requireNonNull(freeze, "freeze");
    }

    /** Ends what may have been meant; everything that lives where nobody knows when it was written. */
    void heed(PhoneNumber phone, Optional<Instant> written) {
        Instant earliest = clock.instant().minus(CERTAINLY_OVER);
        if (written.filter(earliest::isAfter).isEmpty()) {
            freeze.accept(phone);
        }
    }
}
