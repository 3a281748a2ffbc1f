package io.github.otpgate.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A run that is stopped by force, so that nothing of the JVM's runs any more. */
class KilledJvmTest {

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void redis_jvmKilled_endsToo() throws IOException {
        Process jvm = OtherJvm.of(Run.class)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = new BufferedReader(new InputStreamReader(jvm.getInputStream(), UTF_8))) {
            ProcessHandle redis =
                    ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            assertThat(redis.isAlive()).isTrue();

            jvm.destroyForcibly().onExit().join();

            await().atMost(Duration.ofSeconds(30)).until(() -> !redis.isAlive());
        }
    }

    /** Starts a Redis, writes its process' id and waits. */
    static final class Run {

        private Run() {}

        public static void main(String[] args) throws InterruptedException {
            String info = RedisServer.start().command("INFO", "server");
            System.out.println(info.replaceAll("(?s).*process_id:(\\d+).*", "$1"));
            new CountDownLatch(1).await();
        }
    }
}
