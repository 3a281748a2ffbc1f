package io.github.otpgate.spring.observe;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A real application with actuator and Prometheus, a Redis, one account that works and one whose key is wrong. */
final class ObservedApplication implements AutoCloseable {

    static final String SECRET = "c2VjcmV0LXRoYXQtbXVzdC1uZXZlci1iZS1wcmludGVkIQ==";
    static final String WRONG_KEY = "a-key-that-must-never-be-printed";
    static final String TOKEN = "token-of-the-callbacks-in-this-test";
    static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    final RedisServer redis = RedisServer.start();
    final HaotingyunSimulator vendor = HaotingyunSimulator.builder().openPulls().start();
    final List<String> secrets = new ArrayList<>(List.of(SECRET, WRONG_KEY, TOKEN));
    final Set<String> codes = new TreeSet<>();
    private final ConfigurableApplicationContext context;

    ObservedApplication() {
        this.context = new SpringApplicationBuilder(Application.class)
                .run(Stream.of(
                                "server.port=0",
                                "management.endpoints.web.exposure.include=*",
                                "management.endpoint.health.show-details=always",
                                "otp.secret-keys=" + SECRET,
                                "otp.signature=豪霆云",
                                "otp.redis.uri=" + redis.uri(),
                                "otp.captcha.mode=off",
                                "otp.limits.address=3/1h",
                                "otp.callbacks.token=" + TOKEN,
                                "otp.polling.interval=1s",
                                "otp.providers.main.type=haotingyun",
                                "otp.providers.main.base-url=" + vendor.baseUri(),
                                "otp.providers.main.api-key=" + HaotingyunSimulator.Builder.SAMPLE_API_KEY,
                                "otp.providers.broke.type=haotingyun",
                                "otp.providers.broke.base-url=" + vendor.baseUri(),
                                "otp.providers.broke.api-key=" + WRONG_KEY,
                                "otp.routes.sms=broke,main")
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
        secrets.add(HaotingyunSimulator.Builder.SAMPLE_API_KEY);
    }

    OtpService otp() {
        return context.getBean(OtpService.class);
    }

    List<Observation.Context> observed() {
        return context.getBean(Recorder.class).stopped();
    }

    IssueResult.Issued issue(String phone) {
        secrets.add(phone);
        return (IssueResult.Issued) otp().issue(IssueRequest.of(phone, "login"));
    }

    String code(String phone) {
        String code = vendor.inbox().awaitMessage(phone, LONG_ENOUGH).code().orElseThrow();
        codes.add(code);
        return code;
    }

    VerifyResult verify(IssueResult.Issued issued, String code) {
        return otp().verify(VerifyRequest.ofChallenge(issued.challengeId().value(), "login", code));
    }

    HttpResponse<String> get(String path) {
        try {
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/" + path);
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        vendor.close();
        redis.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {ServletWebSecurityAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class})
    static class Application {
        @Bean
        InMemoryAuditEventRepository auditEvents() {
            return new InMemoryAuditEventRepository();
        }

        @Bean
        Recorder recorder() {
            return new Recorder(new CopyOnWriteArrayList<>());
        }
    }

    /** Keeps what was observed. */
    record Recorder(List<Observation.Context> stopped) implements ObservationHandler<Observation.Context> {
        @Override
        public void onStop(Observation.Context context) {
            stopped.add(context);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof OtpObservationContext;
        }
    }
}
