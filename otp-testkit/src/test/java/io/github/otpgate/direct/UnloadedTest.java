package io.github.otpgate.direct;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A container starts and ends applications on threads of its own, each application with its own copy of every library. In a JVM
 * of its own, which has no other copy: when a copy of Netty's native transport goes, it takes the methods of one that the
 * system's class loader has loaded with it.
 */
@ExtendWith(RedisExtension.class)
class UnloadedTest {

    @Test
    void close_onTheThreadThatBuilt_letsTheClassLoaderGo(RedisServer redis) throws Exception {
        Process container = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Container.class.getName(),
                        redis.uri())
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(container.getInputStream().readAllBytes(), UTF_8);

            assertThat(container.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said).contains(Container.GONE);
        } finally {
            container.destroyForcibly();
        }
    }
}
