package io.github.otpgate.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.model.Channel;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.VendorSimulator;
import io.github.otpgate.testkit.apiv1.ApiV1Simulator;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import io.github.otpgate.testkit.httpbatch.HttpBatchSimulator;
import io.github.otpgate.testkit.smscn.SmscnSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Whole runs of classes with the annotation, seen from outside. */
class OtpTestRunTest {

    private static final String PHONE = "13800138000";
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    /** Ports that the classes below were given. */
    private static final List<Integer> PORTS = new CopyOnWriteArrayList<>();

    private static TestExecutionSummary run(Class<?> tests) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(tests))
                                .filters(EngineFilter.includeEngines("junit-jupiter"))
                                .build(),
                        listener);
        return listener.getSummary();
    }

    private static void assertFails(Class<?> tests, String message) {
        TestExecutionSummary summary = run(tests);

        assertThat(summary.getFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getException()).hasMessageContaining(message));
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    /** OkHttp's are the JVM's, and end when idle for a minute; the JDK's clients end when they are collected. */
    private static boolean isShared(Thread thread) {
        return thread.getName().matches("OkHttp TaskRunner|Okio Watchdog|HttpClient-.*");
    }

    @OtpTest(
            vendors = {
                SimulatedVendor.API_V1,
                SimulatedVendor.HAOTINGYUN,
                SimulatedVendor.HTTP_BATCH,
                SimulatedVendor.SMSCN_VOICE
            })
    static class AllVendors implements OtpTestCustomizer {

        @Override
        public void customize(OtpServiceBuilder otp) {
            otp.phoneLimits("1000/1s");
        }

        private static void verify(OtpService otp, IssueRequest request, VendorSimulator vendor) {
            String challenge = ((Issued) otp.issue(request)).challengeId().value();
            String code = vendor.inbox().awaitMessage(PHONE, LONG_ENOUGH).code().orElseThrow();
            assertThat(otp.verify(VerifyRequest.ofChallenge(challenge, "login", code)))
                    .isInstanceOf(Verified.class);
            PORTS.add(vendor.baseUri().getPort());
        }

        @Test
        void text_goesToTheFirst(OtpService otp, ApiV1Simulator first, RedisServer redis) {
            PORTS.add(redis.port());
            verify(otp, IssueRequest.of(PHONE, "login"), first);
        }

        @Test
        void call_goesToTheOneThatCalls(OtpService otp, SmscnSimulator call) {
            verify(otp, IssueRequest.of(PHONE, "login").withChannel(Channel.VOICE), call);
        }

        @Test
        void text_firstTwoAway_goesToTheThird(
                OtpService otp, ApiV1Simulator first, HaotingyunSimulator second, HttpBatchSimulator third) {
            first.close();
            second.close();
            verify(otp, IssueRequest.of(PHONE, "login"), third);
        }
    }

    @Test
    void vendors_all_sendAndAreGoneAfterwards() {
        PORTS.clear();
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        TestExecutionSummary summary = run(AllVendors.class);

        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(3);
        assertThat(PORTS).hasSize(4).noneMatch(OtpTestRunTest::listens);
        await().pollInSameThread()
                .atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .filteredOn(thread -> !before.contains(thread) && !isShared(thread))
                        .isEmpty());
    }

    @OtpTest(redisClock = true)
    static class OwnRedis {

        @Test
        void redis_moved_codeExpires(OtpService otp, RedisServer redis, RecordingProvider messages) {
            PORTS.add(redis.port());
            Issued sent = (Issued) otp.issue(IssueRequest.of(PHONE, "login"));
            redis.advance(Duration.ofMinutes(6));
            assertThat(otp.verify(VerifyRequest.ofChallenge(
                            sent.challengeId().value(), "login", messages.lastCode(sent.phone()))))
                    .isNotInstanceOf(Verified.class);
        }
    }

    @Test
    void redisClock_whereItCanMove_isTheTestsOwn() {
        PORTS.clear();

        TestExecutionSummary summary = run(OwnRedis.class);

        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(RedisServer.clockCanMove() ? 1 : 0);
        assertThat(summary.getTestsAbortedCount()).isEqualTo(RedisServer.clockCanMove() ? 0 : 1);
        assertThat(PORTS).noneMatch(OtpTestRunTest::listens);
    }

    @OtpTest
    static class TooEarly {

        @BeforeAll
        static void prepare(OtpService otp) {
            otp.close();
        }

        @Test
        void anything() {}
    }

    @Test
    void parameter_forAWholeClass_isRefused() {
        assertFails(TooEarly.class, "take it in a test method, @BeforeEach or @AfterEach");
    }

    @OtpTest(vendors = {SimulatedVendor.HAOTINGYUN, SimulatedVendor.API_V1})
    static class WhichVendor {

        @Test
        void anything(VendorSimulator vendor) {
            vendor.close();
        }
    }

    @Test
    void parameter_oneOfTwoVendors_isRefused() {
        assertFails(WhichVendor.class, "This test has 2 of VendorSimulator");
    }

    @OtpTest(vendors = SimulatedVendor.HAOTINGYUN)
    static class NoRecorder {

        @Test
        void anything(RecordingProvider recorder) {
            recorder.messages();
        }
    }

    @Test
    void parameter_recorderBesideVendors_isRefused() {
        assertFails(NoRecorder.class, "This test has 0 of RecordingProvider");
    }
}
