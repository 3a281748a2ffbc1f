package io.github.otpgate.provider;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Capabilities by their kind. Immutable. */
public final class Capabilities {

    private static final Capabilities NONE = new Capabilities(Map.of());

    private final Map<Class<? extends Capability>, Capability> byKind;

    private Capabilities(Map<Class<? extends Capability>, Capability> byKind) {
        this.byKind = Map.copyOf(byKind);
    }

    /** Nothing but sending. */
    public static Capabilities none() {
        return NONE;
    }

    /** These, and one more. */
    public <C extends Capability> Capabilities with(Class<C> kind, C capability) {
        Map<Class<? extends Capability>, Capability> more = new LinkedHashMap<>(byKind);
        more.put(kind, capability);
        return new Capabilities(more);
    }

    /** The one of that kind. */
    public <C extends Capability> Optional<C> find(Class<C> kind) {
        return Optional.ofNullable(byKind.get(kind)).map(kind::cast);
    }
}
