package io.github.otpgate.model;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicReference;

/** A value that is replaced as a whole while others read it: settings of a running service. Thread safe. */
public final class Replaceable<T> {

    private final AtomicReference<T> value;

    public Replaceable(T first) {
        this.value = new AtomicReference<>(requireNonNull(first, "first"));
    }

    /** The value of now. Who needs it twice in one decision asks once. */
    public T get() {
        return requireNonNull(value.get());
    }

    /** Another one from now on. */
    public void set(T other) {
        value.set(requireNonNull(other, "other"));
    }
}
