package io.github.otpgate.route;

/**
 * Hears of every answer of every provider. Must neither block nor throw: it is called on the threads that send, and on
 * those that bring late answers. Of a provider that has not answered when another is asked, or when the caller is told, it
 * hears that this one is uncertain, and then, under the same id, its answer, should it come.
 */
@FunctionalInterface
public interface AttemptListener {

    /** A provider answered, perhaps after the caller was told something. */
    void attempted(Dispatch dispatch, Attempt attempt);
}
