package io.github.otpgate.spring;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class OtpPreinitializerTest {

    @Test
    void factories_nameIt() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(BackgroundPreinitializer.class))
                .hasAtLeastOneElementOfType(OtpPreinitializer.class);
    }

    @Test
    void preinitialize_leavesNoThread() {
        Set<Thread> before = clients();

        new OtpPreinitializer().preinitialize();

        await().atMost(Duration.ofSeconds(30)).until(() -> before.containsAll(clients()));
    }

    private static Set<Thread> clients() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("lettuce-"))
                .collect(toSet());
    }
}
