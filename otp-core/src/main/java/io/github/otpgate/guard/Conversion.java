package io.github.otpgate.guard;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneHash;
import io.github.otpgate.model.PhoneNumber;
import java.time.Duration;

/**
 * A code that was verified.
 *
 * @param hash the phone under the current key
 * @param country two letters: where the phone is
 * @param origin what {@link Guard#origin} gave when the code was first sent
 * @param age how long ago that was
 */
public record Conversion(PhoneNumber phone, PhoneHash hash, String country, Bytes origin, Duration age) {

    public Conversion {
        requireNonNull(phone, "phone");
        requireNonNull(hash, "hash");
        requireNonNull(country, "country");
        requireNonNull(origin, "origin");
        requireNonNull(age, "age");
    }
}
