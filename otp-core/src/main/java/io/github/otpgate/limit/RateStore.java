package io.github.otpgate.limit;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Rate;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Counts what all nodes share. Thread safe and never blocking; a stage ends exceptionally where the store does not answer,
 * and then nobody may pass.
 */
public interface RateStore {

    /**
     * Takes tokens out of a bucket that few callers share: a compare-and-swap, two round trips.
     *
     * @param tokens 0 only looks whether there is one, and takes nothing; fewer than 0 gives back
     */
    CompletionStage<Tokens> take(RateKey key, List<Rate> rates, long tokens);

    /**
     * The same for a bucket that many callers share, whom a compare-and-swap would make wait for each other: one atomic
     * command.
     *
     * @param tokens fewer than 0 gives back
     */
    CompletionStage<Tokens> takeShared(RateKey key, List<Rate> rates, long tokens);

    /** Notes a member of a set, unless the set is full; one that is in already always fits. One command. */
    CompletionStage<Tokens> takeDistinct(RateKey key, Bytes member, List<Rate> rates);

    /**
     * Takes as much of the budget as there is, up to what is wanted. One command.
     *
     * @param percents shares that alarm, ascending
     */
    CompletionStage<Grant> takeBudget(RateKey key, List<Rate> budget, long wanted, List<Integer> percents);

    /**
     * Gives one back that was taken and not sent after all. One command.
     *
     * @param counted what {@link Grant#counted} said
     */
    CompletionStage<?> returnBudget(RateKey key, List<Rate> budget, long counted);
}
