package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.OtpService;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.receipt.DeliveryState;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.RedisServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A real Tomcat that is told to stop while a vendor still thinks. */
class GracefulShutdownTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final Pattern CHALLENGE = Pattern.compile("\"challengeId\":\"([^\"]+)\"");
    private static final RedisServer REDIS = RedisServer.start();

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    private static ConfigurableApplicationContext start(String... more) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.SERVLET)
                .properties(Settings.without("otp.redis", "otp.redis.uri=" + REDIS.uri()))
                .properties("server.port=0", "otp.captcha.mode=off", "otp.routes.sms=slow")
                .properties(more)
                .run();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void close_requestUnderWay_endsAndIsRecordedAndLeavesNoThread(boolean virtualThreads) throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        ConfigurableApplicationContext context = start("spring.threads.virtual.enabled=" + virtualThreads);
        SlowVendor vendor = context.getBean(SlowVendor.class);
        CompletableFuture<HttpResponse<String>> answer =
                post(context.getEnvironment().getRequiredProperty("local.server.port"));
        vendor.awaitMessage();

        CompletableFuture<Void> closed = CompletableFuture.runAsync(context::close);
        await().atMost(LONG_ENOUGH).until(context::isClosed);
        assertThat(answer).isNotDone();
        vendor.answer();

        HttpResponse<String> sent = answer.get(20, TimeUnit.SECONDS);
        closed.get(30, TimeUnit.SECONDS);
        assertThat(sent.statusCode()).isEqualTo(202);
        assertThat(stateOf(challenge(sent.body()))).isEqualTo(DeliveryState.SUBMITTED);
        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(ours(before)).isEmpty());
    }

    /** The application's own client ends in phase 0: whatever writes to Redis must have ended before. */
    @Test
    void close_callUnderWayThroughTheApplicationsRedis_endsAndIsRecorded() throws Exception {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(Settings.without("otp.redis", "otp.captcha.mode=off", "otp.routes.sms=slow"))
                .properties("otp.redis.use-application-client=true", "spring.data.redis.url=" + REDIS.uri())
                .run();
        SlowVendor vendor = context.getBean(SlowVendor.class);
        OtpService service = context.getBean(OtpService.class);
        CompletableFuture<IssueResult> result =
                CompletableFuture.supplyAsync(() -> service.issue(IssueRequest.of("13800138009", "login")));
        vendor.awaitMessage();

        CompletableFuture<Void> closed = CompletableFuture.runAsync(context::close);
        await().atMost(LONG_ENOUGH).until(context::isClosed);
        vendor.answer();

        closed.get(30, TimeUnit.SECONDS);
        assertThat(result.get(20, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        IssueResult.Issued.class,
                        issued -> assertThat(stateOf(issued.challengeId())).isEqualTo(DeliveryState.SUBMITTED));
    }

    private static CompletableFuture<HttpResponse<String>> post(String port) {
        String phone = "1380013" + String.format("%04d", Math.floorMod(port.hashCode(), 10_000));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/otp/send"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"phone\":\"" + phone + "\",\"purpose\":\"login\"}"))
                .build();
        return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
    }

    private static ChallengeId challenge(String body) {
        Matcher matcher = CHALLENGE.matcher(body);
        assertThat(matcher.find()).as(body).isTrue();
        return new ChallengeId(matcher.group(1));
    }

    /** As another node sees it. */
    private static DeliveryState stateOf(ChallengeId challenge) {
        try (OtpService other = OtpService.builder()
                .secretKeys(Settings.SECRET)
                .signature("豪霆云")
                .redis(REDIS.uri())
                .provider(new RecordingProvider("other"))
                .build()) {
            return other.delivery(challenge).orElseThrow().state();
        }
    }

    private static List<String> ours(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.startsWith("otp-") || name.startsWith("lettuce-"))
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        @Bean
        SlowVendor slow() {
            return new SlowVendor();
        }
    }

    /** Takes its time. */
    private static final class SlowVendor implements Provider {

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public List<Window> windows() {
            return List.of();
        }

        @Override
        public Submission submit(Message message) {
            asked.countDown();
            try {
                assertThat(released.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            return new Submission.Accepted("1");
        }

        void awaitMessage() throws InterruptedException {
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        }

        void answer() {
            released.countDown();
        }
    }
}
