package io.github.otpgate.provider.capability;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was fetched from a queue that gives each item once: whatever is not kept now is gone.
 *
 * @param items those that could be read, in the vendor's order
 * @param unread how many items could not be read
 * @param raw the answer as it came, so that what could not be read is not lost
 */
public record Pulled<T>(List<T> items, int unread, Bytes raw) {

    public Pulled {
        items = List.copyOf(items);
        requireNonNull(raw, "raw");
        if (unread < 0) {
            throw new IllegalArgumentException("unread must be 0 or more: " + unread);
        }
    }

    /**
     * Those of the rows that can be read, and how many cannot.
     *
     * @param reader the item in a row, or nothing if there is none to be read
     */
    public static <R, T> Pulled<T> of(Collection<R> rows, Function<? super R, Optional<T>> reader, Bytes raw) {
        List<T> items = rows.stream().map(reader).flatMap(Optional::stream).toList();
        return new Pulled<>(items, rows.size() - items.size(), raw);
    }
}
