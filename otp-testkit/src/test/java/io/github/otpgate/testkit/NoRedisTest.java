package io.github.otpgate.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.OtpService;
import io.github.otpgate.testkit.junit.OtpServers;
import io.github.otpgate.testkit.junit.OtpTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Somebody's computer without a redis-server, on which the one in the jar cannot be unpacked. */
class NoRedisTest {

    @ParameterizedTest
    @ValueSource(strings = {"Shared", "Slice", "Servers"})
    void tests_noRedis_areSkippedAndSayWhy(String tests) throws Exception {
        ProcessBuilder jvm = OtherJvm.of(Run.class, "-Djava.io.tmpdir=/none", "-Dtests=" + tests);
        jvm.environment().put("PATH", "");
        Process process = jvm.redirectErrorStream(true).start();

        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(output)
                .contains("Skipped, because no Redis can be started here")
                .contains("Put a redis-server on the PATH")
                .doesNotContain("outcome SUCCESSFUL", "outcome FAILED");
    }

    /** Runs them and writes what becomes of each class that is skipped and of each test. */
    static final class Run {

        private Run() {}

        public static void main(String[] args) {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(DiscoverySelectors.selectClass(
                                            NoRedisTest.class.getName() + "$" + System.getProperty("tests")))
                                    .filters(EngineFilter.includeEngines("junit-jupiter"))
                                    .build(),
                            new Writing());
        }
    }

    private static final class Writing implements TestExecutionListener {

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            System.out.println("skipped: " + reason);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            boolean whole = test.isContainer() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
            Stream.of(result).filter(any -> !whole).forEach(any -> System.out.println("outcome " + any));
        }
    }

    @ExtendWith(RedisExtension.class)
    static class Shared {

        @Test
        void anything(RedisServer redis) {
            assertThat(redis.command("PING")).isEqualTo("+PONG\r\n");
        }
    }

    @OtpTest
    static class Slice {

        @Test
        void anything(OtpService otp) {
            assertThat(otp.providers()).isNotEmpty();
        }
    }

    static class Servers {

        @RegisterExtension
        static final OtpServers OTP = OtpServers.recording();

        @Test
        void anything() {
            assertThat(OTP.springProperties()).isNotEmpty();
        }
    }
}
