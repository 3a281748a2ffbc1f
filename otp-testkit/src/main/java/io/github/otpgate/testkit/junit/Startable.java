package io.github.otpgate.testkit.junit;

import io.github.otpgate.testkit.RedisServer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/** A Redis, or no test. */
final class Startable {

    private Startable() {}

    /** Skips the test where it does not start. A program that cannot be unpacked breaks a class, hence the errors. */
    static RedisServer redis(Supplier<RedisServer> start) {
        try {
            return start.get();
        } catch (RuntimeException | LinkageError none) {
            return Assumptions.abort("Skipped, because no Redis can be started here: " + none
                    + ". Put a redis-server on the PATH to run this test.");
        }
    }

    /** One with a clock of its own. */
    static RedisServer redisWithClock() {
        Assumptions.assumeTrue(
                RedisServer.clockCanMove(),
                "Skipped, because Redis' clock cannot be moved here: that needs Linux and a C compiler (cc)");
        return redis(RedisServer::startWithClock);
    }
}
