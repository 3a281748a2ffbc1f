package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult;
import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.testkit.ReceivedMessage;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An application with the starter in it, a Redis and a vendor. */
@DirtiesContext
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "otp.secret-keys=" + Settings.SECRET,
            "otp.signature=豪霆云",
            "otp.captcha.mode=off",
            "otp.purposes.register.template=5",
            "otp.purposes.register.variables.app=豪霆云短信平台",
            "otp.providers.main.type=haotingyun",
            "otp.providers.main.api-key=" + HaotingyunSimulator.Builder.SAMPLE_API_KEY,
            "otp.callbacks.token=" + OtpApplicationTest.TOKEN,
            "otp.callbacks.previous-token=" + OtpApplicationTest.PREVIOUS_TOKEN,
            "otp.web.trusted-proxies[0]=10.0.0.0/8"
        })
class OtpApplicationTest {

    static final String TOKEN = "token-of-the-callbacks-in-this-test";
    static final String PREVIOUS_TOKEN = "token-of-the-callbacks-before-it";

    private static final String PHONE = "13800138000";

    private static final RedisServer REDIS = RedisServer.start();
    private static final HaotingyunSimulator VENDOR = HaotingyunSimulator.start();

    @LocalServerPort
    private int port;

    @Autowired
    private OtpService otp;

    @Autowired
    private OtpLimitsReload limits;

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private EventLog events;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("otp.redis.uri", REDIS::uri);
        registry.add("otp.providers.main.base-url", VENDOR::baseUri);
    }

    @AfterAll
    static void close() {
        VENDOR.close();
        REDIS.close();
    }

    @Test
    void service_issueAndVerify_provesThePhone() {
        IssueResult issued = otp.issue(IssueRequest.of(PHONE, "register"));
        ReceivedMessage message = VENDOR.inbox().awaitMessage(PHONE, Duration.ofSeconds(10));
        String code = message.code().orElseThrow();

        assertThat(message.text()).isEqualTo("【豪霆云】感谢您注册豪霆云短信平台，您的验证码是" + code);
        assertThat(issued)
                .isInstanceOfSatisfying(
                        IssueResult.Issued.class,
                        sent -> assertThat(redeem(sent, code)).contains(new PhoneNumber("+86" + PHONE)));
    }

    private Optional<PhoneNumber> redeem(IssueResult.Issued sent, String code) {
        VerifyResult verified =
                otp.verify(VerifyRequest.ofChallenge(sent.challengeId().value(), "register", code));
        return verified instanceof VerifyResult.Verified proof
                ? otp.redeem(proof.ticket(), new Purpose("register"))
                : Optional.empty();
    }

    @AfterEach
    void resetLimits() {
        environment.getPropertySources().remove("stricter");
        limits.reload();
    }

    @Test
    void limits_reloaded_holdAtOnceAndListenerBeansHearOfIt() {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("stricter", Map.of("otp.limits.address", "1/1h")));

        limits.reload();

        assertThat(sendFrom("192.0.2.2", "13800138002")).isInstanceOf(IssueResult.Issued.class);
        assertThat(sendFrom("192.0.2.2", "13800138003"))
                .isInstanceOfSatisfying(
                        IssueResult.Limited.class,
                        limited -> assertThat(limited.cause()).isEqualTo(IssueResult.Cause.SHARED));
        await().until(() -> events.heard().stream()
                .anyMatch(event -> event instanceof OtpEvent.LimitReached reached
                        && reached.rule().equals("address")));
    }

    private IssueResult sendFrom(String address, String phone) {
        return otp.issue(IssueRequest.of(phone, "register")
                .withAddress(ClientAddress.parse(address).orElseThrow()));
    }

    @Test
    void callbacks_token_opensTheirAddress() throws Exception {
        assertThat(put("/otp/callbacks/main/" + TOKEN).headers().firstValue("Allow"))
                .contains("GET, POST");
        assertThat(put("/otp/callbacks/main/" + PREVIOUS_TOKEN).statusCode()).isEqualTo(405);
        for (String unknown : new String[] {"/otp/callbacks/main/" + TOKEN.substring(1), "/otp/unknown"}) {
            assertThat(put(unknown).statusCode()).isEqualTo(404);
        }
    }

    private HttpResponse<String> put(String path) throws Exception {
        return exchange(path, "PUT");
    }

    @Test
    void status_ofNoChallenge_isNotFound() throws Exception {
        HttpResponse<String> answer = exchange("/otp/status?challengeId=x", "GET");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"not-found\"");
    }

    private HttpResponse<String> exchange(String path, String method) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
    }

    /** Without Spring Security, to which an unknown path is nothing to be told about. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {ServletWebSecurityAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class})
    static class Application {
        @Bean
        EventLog events() {
            return new EventLog();
        }
    }

    private record EventLog(List<OtpEvent> heard) implements OtpListener {
        EventLog() {
            this(new CopyOnWriteArrayList<>());
        }

        @Override
        public void on(OtpEvent event) {
            heard.add(event);
        }
    }
}
