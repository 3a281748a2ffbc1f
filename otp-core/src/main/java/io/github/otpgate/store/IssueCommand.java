package io.github.otpgate.store;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneHash;
import io.github.otpgate.model.Purpose;
import java.util.List;

/**
 * A code to be kept, if the phone's windows allow.
 *
 * @param phone the phone under each key, the current one first
 * @param purpose what the code is for
 * @param challenge the new challenge, kept unless the purpose has a live one
 * @param readableIds 4 bytes for each key whose ciphers can be read; a live code under another one is replaced
 * @param asker who asks, and how
 */
public record IssueCommand(
        List<PhoneHash> phone, Purpose purpose, SealedChallenge challenge, Bytes readableIds, Asker asker) {

    /**
     * Who asks, and how it should travel.
     *
     * @param session 8 bytes that stand for the asking session, {@link #NO_SESSION} for none
     * @param origin 8 bytes that stand for where the asker is; handed back when the code is verified
     */
    public record Asker(Way way, Bytes session, Bytes origin) {
        public Asker {
            requireNonNull(way, "way");
            if (session.length() != SESSION_LENGTH || origin.length() != SESSION_LENGTH) {
                throw new IllegalArgumentException("a session and an origin are 8 bytes each");
            }
        }
    }

    /** Bytes that stand for one session under one key. */
    public static final int SESSION_LENGTH = 8;

    /** Stands for a caller without a session. */
    public static final Bytes NO_SESSION = Bytes.of(new byte[SESSION_LENGTH]);

    public IssueCommand {
        phone = List.copyOf(phone);
        requireNonNull(purpose, "purpose");
        requireNonNull(challenge, "challenge");
        requireNonNull(readableIds, "readableIds");
        requireNonNull(asker, "asker");
    }
}
