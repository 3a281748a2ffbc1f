package io.github.otpgate.receipt;

import io.github.otpgate.model.Bytes;
import java.util.List;
import java.util.Optional;

/** Hides replies from whoever reads the store. Thread safe. */
public interface PartSealer {

    /** Bytes of each hash. */
    int HASH_LENGTH = 16;

    /** What a message is called in the store: a keyed hash of its identity, one for each key, the current one first. */
    List<Bytes> names(Bytes identity);

    /** What content is recognised by: a keyed hash of it for each key, the current one first, one after the other. */
    Bytes digests(Bytes content);

    /** Authenticated encryption under the current key, never twice the same. */
    Bytes seal(Bytes plain);

    /** What was sealed, or nothing where its key is gone or the bytes are not ours. */
    Optional<Bytes> open(Bytes sealed);
}
