package io.github.otpgate.model;

import java.util.List;
import java.util.Optional;

/** Hides what is kept from whoever reads the store; each is for one kind of content. Thread safe. */
public interface Sealer {

    /** What something is called in the store: a keyed hash of its identity, 16 bytes per key, the current one first. */
    List<Bytes> names(Bytes identity);

    /** Authenticated encryption under the current key, never twice the same. */
    Bytes seal(Bytes plain);

    /** What was sealed, or nothing where its key is gone or the bytes are not ours. */
    Optional<Bytes> open(Bytes sealed);
}
