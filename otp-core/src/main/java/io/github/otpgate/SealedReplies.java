package io.github.otpgate;

import io.github.otpgate.code.ContentSealer;
import io.github.otpgate.code.KeyRing;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.receipt.PartSealer;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** Lends the keys to the room of replies, which is a sibling of theirs. */
final class SealedReplies implements PartSealer {

    private final ContentSealer names;
    private final ContentSealer parts;

    SealedReplies(KeyRing keys, SecureRandom random) {
        this.names = new ContentSealer(keys, random, "reply");
        this.parts = new ContentSealer(keys, random, "reply-part");
    }

    @Override
    public List<Bytes> names(Bytes identity) {
        return names.hashes(identity);
    }

    @Override
    public Bytes digests(Bytes content) {
        return Bytes.joined(parts.hashes(content));
    }

    @Override
    public Bytes seal(Bytes plain) {
        return parts.seal(plain);
    }

    @Override
    public Optional<Bytes> open(Bytes sealed) {
        return parts.open(sealed);
    }
}
