package io.github.otpgate.receipt;

import io.github.otpgate.model.Bytes;
import java.util.List;
import java.util.Optional;

/** Hides replies from whoever reads the store. Thread safe. */
public interface PartSealer {

    /** What a message is called in the store: a keyed hash of its identity, 16 bytes per key, the current one first. */
    List<Bytes> names(Bytes identity);

    /** What content is recognised by: keyed hashes of it, 16 bytes per key, the current one first, in one piece. */
    Bytes digests(Bytes content);

    /** Authenticated encryption under the current key, never twice the same. */
    Bytes seal(Bytes plain);

    /** What was sealed, or nothing where its key is gone or the bytes are not ours. */
    Optional<Bytes> open(Bytes sealed);
}
