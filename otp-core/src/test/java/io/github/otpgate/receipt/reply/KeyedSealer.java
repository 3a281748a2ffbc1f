package io.github.otpgate.receipt.reply;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Sealer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Hides nothing, so that a test sees what would be hidden; its keys are small numbers, the current one first. */
record KeyedSealer(List<Integer> keys) implements Sealer {

    KeyedSealer(Integer... keys) {
        this(List.of(keys));
    }

    @Override
    public List<Bytes> names(Bytes identity) {
        return keys.stream()
                .map(key -> Bytes.of(ByteBuffer.allocate(16)
                        .putInt(key)
                        .putInt(identity.hashCode())
                        .array()))
                .toList();
    }

    @Override
    public Bytes seal(Bytes plain) {
        return Bytes.joined(List.of(Bytes.of(keys.get(0).byteValue()), plain));
    }

    @Override
    public Optional<Bytes> open(Bytes sealed) {
        boolean known = keys.contains((int) sealed.toArray()[0]);
        return known ? Optional.of(sealed.slice(1, sealed.length())) : Optional.empty();
    }
}
