package io.github.otpgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisExtension.class)
class RedisExtensionTest {

    private static final Set<RedisServer> SEEN = ConcurrentHashMap.newKeySet();

    @Test
    void parameter_firstTest_sharedAndRunning(RedisServer redis) {
        assertShared(redis);
    }

    @Nested
    class AnotherClass {

        @Test
        void parameter_otherClass_sharedAndRunning(RedisServer redis) {
            assertShared(redis);
        }
    }

    private static void assertShared(RedisServer redis) {
        SEEN.add(redis);
        assertThat(SEEN).containsExactly(redis);
        assertThat(redis.command("PING")).isEqualTo("+PONG\r\n");
    }
}
