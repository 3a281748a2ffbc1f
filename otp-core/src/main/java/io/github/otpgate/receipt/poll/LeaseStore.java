package io.github.otpgate.receipt.poll;

import io.github.otpgate.model.Bytes;
import java.time.Duration;

/**
 * Lets one node do a task at a time, and remembers what was said. Each operation is atomic. Thread safe; every operation
 * blocks until the store has answered, and throws {@link io.github.otpgate.store.StoreException} where it does not.
 */
public interface LeaseStore {

    /**
     * Takes a lease that nobody else has.
     *
     * @param token names the taker, and nobody else ever
     * @return whether it is the taker's now
     */
    boolean take(String task, Bytes token, Duration life);

    /**
     * Makes a lease last that long from now on.
     *
     * @return whether it was still the taker's
     */
    boolean renew(String task, Bytes token, Duration life);

    /**
     * Gives a lease up, if it is still the taker's.
     *
     * @param rest how long nobody shall take it all the same; zero for not at all
     */
    void leave(String task, Bytes token, Duration rest);

    /**
     * Notes that an account is low.
     *
     * @param life how long that is remembered
     * @return whether it was not noted before
     */
    boolean becomesLow(String account, Duration life);

    /**
     * Notes that an account is not low.
     *
     * @return whether it was noted as low before
     */
    boolean recovers(String account);
}
