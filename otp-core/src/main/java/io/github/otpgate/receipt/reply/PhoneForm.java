package io.github.otpgate.receipt.reply;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A phone in 8 bytes: its digits as a number. The first byte is 0, so another form can begin with something else. */
final class PhoneForm {

    private static final long LARGEST = 999_999_999_999_999L;
    private static final long SMALLEST = 1_000_000L;

    private PhoneForm() {}

    static Bytes write(PhoneNumber phone) {
        long digits = Long.parseLong(phone.e164().substring(1));
        return Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(digits).array());
    }

    /** What {@link #write} wrote, or nothing where it was something else. */
    static Optional<PhoneNumber> read(Bytes form) {
        if (form.length() != Long.BYTES) {
            return Optional.empty();
        }
        long digits = ByteBuffer.wrap(form.toArray()).getLong();
        return digits < SMALLEST || digits > LARGEST ? Optional.empty() : Optional.of(new PhoneNumber("+" + digits));
    }
}
