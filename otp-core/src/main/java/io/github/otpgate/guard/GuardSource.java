package io.github.otpgate.guard;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import java.util.List;

/**
 * One key of the store, and what is guarded under it.
 *
 * @param name 8 or 16 bytes of a keyed hash
 */
public record GuardSource(Bytes name, List<Guarded> guarded) {

    public GuardSource {
        requireNonNull(name, "name");
        guarded = List.copyOf(guarded);
    }

    /**
     * One thing.
     *
     * @param label what operators may read
     * @param tag bytes of a keyed hash; none where the key guards one thing only
     */
    public record Guarded(GuardKind kind, String label, Bytes tag) {

        public Guarded {
            requireNonNull(kind, "kind");
            requireNonNull(label, "label");
            requireNonNull(tag, "tag");
        }
    }

    /** Whether whole days are counted as well: those of a country say what is usual. */
    public boolean countsDays() {
        return guarded.stream().anyMatch(each -> each.kind() == GuardKind.COUNTRY);
    }
}
