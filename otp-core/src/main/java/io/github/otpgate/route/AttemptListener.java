package io.github.otpgate.route;

/** Hears of every answer of every provider. Must not block: it is called on the threads that send. */
@FunctionalInterface
public interface AttemptListener {

    /** A provider answered, perhaps after the caller was told something. */
    void attempted(Dispatch dispatch, Attempt attempt);
}
