package io.github.otpgate.receipt.inbox;

import io.github.otpgate.model.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes items behind a head, and begins anew where it gets too long. For one thread. */
final class ReceivedWriter {

    private final Fields head;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final AtomicInteger items = new AtomicInteger();

    ReceivedWriter(Fields head) {
        this.head = head;
    }

    /** Writes fields one after the other. */
    @FunctionalInterface
    interface Fields {
        void writeTo(DataOutputStream out) throws IOException;
    }

    /** The form that this item completed, if it did. */
    Optional<Bytes> add(Fields item) {
        try {
            if (items.get() == 0) {
                head.writeTo(out);
            }
            item.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean full = items.incrementAndGet() == ReceivedForm.MOST_ITEMS || bytes.size() >= ReceivedForm.MOST_BYTES;
        return full ? end() : Optional.empty();
    }

    /** What was written since, if something was. */
    Optional<Bytes> end() {
        if (items.get() == 0) {
            return Optional.empty();
        }
        Bytes form = Bytes.of(bytes.toByteArray());
        bytes.reset();
        items.set(0);
        return Optional.of(form);
    }
}
