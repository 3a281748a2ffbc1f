package io.github.otpgate;

import io.github.otpgate.event.Events;
import io.github.otpgate.model.Sealer;
import io.github.otpgate.redis.RedisConnection;
import java.security.SecureRandom;

/** What everything stands on. */
record Ground(
        RedisConnection redis, Sealers sealers, SecureRandom random, Watch watch, Events events, Afterwards afterwards)
        implements AutoCloseable {

    /** Hides what is kept for that use, and nothing else. */
    Sealer sealer(String use) {
        return new SealedContent(sealers.keys(), random, use);
    }

    @Override
    public void close() {
        afterwards.close();
        redis.close();
        events.close();
    }
}
