package io.github.otpgate.receipt;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Sealer;

/** Hides parts of replies from whoever reads the store, and recognises them. Thread safe. */
public interface PartSealer extends Sealer {

    /** What content is recognised by: keyed hashes of it, 16 bytes per key, the current one first, in one piece. */
    Bytes digests(Bytes content);
}
