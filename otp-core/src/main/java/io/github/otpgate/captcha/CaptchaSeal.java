package io.github.otpgate.captcha;

import io.github.otpgate.model.Bytes;
import java.util.Optional;

/** The keys, lent to this room. Thread safe. */
public interface CaptchaSeal {

    /** Encrypts and authenticates. */
    Bytes seal(Bytes plain);

    /** What was sealed, or nothing for what was not. */
    Optional<Bytes> open(Bytes sealed);

    /** A MAC of 16 bytes under the current key. */
    Bytes mac(Bytes content);
}
