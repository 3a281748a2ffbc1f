package io.github.otpgate.redis;

import io.github.otpgate.guard.GuardStore;

/** Counts for the guard in Redis. */
@SuppressWarnings("UnusedVariable") // not built yet
public final class RedisGuardStore implements GuardStore {

    private final RedisConnection redis;
    private final String namespace;

    public RedisGuardStore(RedisConnection redis, String namespace) {
        this.redis = redis;
        this.namespace = namespace;
    }
}
