package io.github.otpgate.route.lane;

import java.util.concurrent.CompletionStage;

/** Counts the requests of all nodes to one account. Thread safe; never blocks. */
public interface PaceStore {

    /**
     * Takes permits for requests that leave now.
     *
     * @param account the name of the provider
     * @param perSecond requests of all nodes together in any second
     * @param wanted 1 or more
     * @return a stage that fails with an exception where the store does not answer: then
     *     nothing may leave
     */
    CompletionStage<Permits> take(String account, int perSecond, int wanted);
}
