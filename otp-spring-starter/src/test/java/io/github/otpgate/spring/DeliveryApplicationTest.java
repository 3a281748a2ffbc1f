package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.OtpService;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.receipt.DeliveryState;
import io.github.otpgate.receipt.DeliveryUpdate;
import io.github.otpgate.receipt.ReceiptListener;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A vendor that pushes reports and replies to the application over HTTP, and a bean that hears of them. */
@DirtiesContext
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "otp.secret-keys=" + Settings.SECRET,
            "otp.signature=豪霆云",
            "otp.captcha.mode=off",
            "otp.providers.main.type=haotingyun",
            "otp.providers.main.api-key=" + HaotingyunSimulator.Builder.SAMPLE_API_KEY,
            "otp.polling.enabled=false",
            "otp.callbacks.token=" + DeliveryApplicationTest.TOKEN
        })
class DeliveryApplicationTest {

    static final String TOKEN = "token-of-the-callbacks-in-this-test";

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final RedisServer REDIS = RedisServer.start();
    private static final HaotingyunSimulator VENDOR =
            HaotingyunSimulator.builder().holdReports().start();

    @LocalServerPort
    private int port;

    @Autowired
    private OtpService otp;

    @Autowired
    private Heard heard;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("otp.redis.uri", REDIS::uri);
        registry.add("otp.providers.main.base-url", VENDOR::baseUri);
    }

    @BeforeEach
    void tellTheVendorWhere() {
        VENDOR.pushes().to(URI.create("http://127.0.0.1:" + port + "/otp/callbacks/main/" + TOKEN));
    }

    @AfterAll
    static void close() {
        VENDOR.close();
        REDIS.close();
    }

    private String send(String phone) {
        return ((IssueResult.Issued) otp.issue(IssueRequest.of(phone, "login")))
                .challengeId()
                .value();
    }

    private String status(String challenge) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + "/otp/status?challengeId=" + challenge);
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        return answer.statusCode() + answer.body();
    }

    @Test
    void report_pushed_movesTheStatusAndIsHeardOf() throws Exception {
        String challenge = send("13800138000");
        await().atMost(LONG_ENOUGH)
                .until(() -> status(challenge).equals("200{\"state\":\"submitted\",\"channel\":\"sms\"}"));

        VENDOR.pushes().flush();

        await().atMost(LONG_ENOUGH)
                .until(() -> status(challenge).equals("200{\"state\":\"delivered\",\"channel\":\"sms\"}"));
        await().atMost(LONG_ENOUGH).until(() -> !heard.updates.isEmpty());
        assertThat(VENDOR.pushes().reports().attempts())
                .isNotEmpty()
                .allSatisfy(push -> assertThat(push.answer()).isEqualTo("SUCCESS"));
        assertThat(otp.delivery(new ChallengeId(challenge)))
                .hasValueSatisfying(delivery -> assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED));
    }

    @Test
    void reply_pushed_isHeardOf() {
        VENDOR.reply("13800138001", "您好");

        await().atMost(LONG_ENOUGH).until(() -> heard.replies.contains("main 您好"));
        assertThat(VENDOR.pushes().replies().attempts())
                .allSatisfy(push -> assertThat(push.answer()).isEqualTo("SUCCESS"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        @Bean
        Heard heard() {
            return new Heard();
        }
    }

    private static final class Heard implements ReceiptListener {

        private final List<DeliveryUpdate> updates = new CopyOnWriteArrayList<>();
        private final List<String> replies = new CopyOnWriteArrayList<>();

        @Override
        public void reported(DeliveryUpdate update) {
            updates.add(update);
        }

        @Override
        public void replied(String provider, Reply reply) {
            replies.add(provider + " " + reply.text());
        }
    }
}
