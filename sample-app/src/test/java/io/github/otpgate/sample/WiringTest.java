package io.github.otpgate.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

@ExtendWith({RedisExtension.class, OutputCaptureExtension.class})
class WiringTest {

    private static final List<String> CONFIGURED = List.of(
            "--otp.secret-keys[0]=" + Base64.getEncoder().encodeToString(new byte[32]),
            "--otp.signature=豪霆云",
            "--otp.providers.main.type=haotingyun",
            "--otp.providers.main.base-url=http://127.0.0.1:9",
            "--otp.providers.main.api-key=the-key");

    private static ConfigurableApplicationContext start(RedisServer redis, List<String> more) {
        Stream<String> given = Stream.of("--server.port=0", "--otp.redis.uri=" + redis.uri());
        return SpringApplication.run(
                SampleApplication.class, Stream.concat(given, more.stream()).toArray(String[]::new));
    }

    private static Visitor visitor(ConfigurableApplicationContext context) {
        return new Visitor(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @Test
    void start_providerConfigured_simulatesNothing(RedisServer redis, CapturedOutput output) {
        try (ConfigurableApplicationContext context = start(redis, CONFIGURED)) {
            Visitor visitor = visitor(context);

            assertThat(context.getBeanProvider(HaotingyunSimulator.class).getIfAvailable())
                    .isNull();
            assertThat(visitor.get("/inbox").statusCode()).isEqualTo(404);
            assertThat(visitor.get("/inbox/messages").statusCode()).isEqualTo(404);
            assertThat(visitor.get("/inbox.html").statusCode()).isEqualTo(404);
            assertThat(visitor.get("/page.json").body()).isEqualTo("{\"inbox\":false,\"voice\":false}");
            assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        }
        assertThat(output.getAll()).doesNotContain("SIMULATION").doesNotContain("the-key");
    }

    @Test
    void start_nothingConfigured_saysWhatIsSimulatedAndNoSecret(RedisServer redis, CapturedOutput output) {
        try (ConfigurableApplicationContext context = start(redis, List.of())) {
            Environment environment = context.getEnvironment();
            String home = "http://localhost:" + environment.getProperty("local.server.port");

            assertThat(output.getAll())
                    .contains("WARN", "THIS IS A SIMULATION", "Vendors", "Secret keys", "Captcha")
                    .contains(home + "/", home + "/inbox")
                    .doesNotContain("otp.redis.uri")
                    .doesNotContain(environment.getRequiredProperty("otp.secret-keys[0]"))
                    .doesNotContain(environment.getRequiredProperty("otp.providers.main.api-key"));
        }
    }
}
