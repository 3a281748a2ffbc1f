package io.github.otpgate;

import io.github.otpgate.code.ContentSealer;
import io.github.otpgate.code.KeyRing;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Sealer;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** Lends the keys to rooms that are siblings of theirs. */
final class SealedContent implements Sealer {

    private final ContentSealer content;

    SealedContent(KeyRing keys, SecureRandom random, String use) {
        this.content = new ContentSealer(keys, random, use);
    }

    @Override
    public List<Bytes> names(Bytes identity) {
        return content.hashes(identity);
    }

    @Override
    public Bytes seal(Bytes plain) {
        return content.seal(plain);
    }

    @Override
    public Optional<Bytes> open(Bytes sealed) {
        return content.open(sealed);
    }
}
