package io.github.otpgate.spring.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.testkit.ReceivedMessage;
import io.github.otpgate.testkit.junit.OtpServers;
import io.github.otpgate.testkit.junit.SimulatedVendor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LoginTest {

    @RegisterExtension
    static final OtpServers OTP = OtpServers.simulating(SimulatedVendor.HAOTINGYUN);

    @DynamicPropertySource
    static void otp(DynamicPropertyRegistry registry) {
        OTP.springProperties().forEach((key, value) -> registry.add(key, () -> value));
    }

    @LocalServerPort
    private int port;

    @Test
    void login_codeFromThePhone_isThePhone() {
        PhoneNumber phone = OTP.newPhone();

        JsonNode sent = post("/otp/send", Map.of("phone", phone.domestic(), "purpose", "login"));
        String challenge = sent.path("challengeId").asString();
        ReceivedMessage message =
                OTP.simulator(SimulatedVendor.HAOTINGYUN).inbox().awaitMessage(phone.e164(), Duration.ofSeconds(10));
        String code = message.code().orElseThrow();
        JsonNode verified = post("/otp/verify", Map.of("challengeId", challenge, "purpose", "login", "code", code));
        JsonNode loggedIn = post("/login", verified.path("ticket").asString());

        assertThat(loggedIn.path("phone").asString()).isEqualTo(phone.e164());
    }

    private JsonNode post(String path, Object body) {
        return RestClient.create("http://localhost:" + port)
                .post()
                .uri(path)
                .body(body)
                .retrieve()
                .requiredBody(JsonNode.class);
    }
}
