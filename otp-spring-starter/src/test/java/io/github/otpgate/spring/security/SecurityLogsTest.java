package io.github.otpgate.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.PhoneNumber;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Law 5 where Spring Security logs all it can. */
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        classes = SecuredApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "logging.level.root=TRACE",
            "logging.level.jdk.internal.httpclient=INFO", // this test's own client
            "logging.level.org.apache.catalina.authenticator=INFO" // the container's, which tells every address
        })
class SecurityLogsTest {

    private static final Surroundings AROUND = new Surroundings();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        AROUND.register(registry);
    }

    @AfterAll
    static void close() {
        AROUND.close();
    }

    @Test
    void trace_loginsAndFailures_showNoPhoneTicketOrCode(CapturedOutput output) {
        String phone = Surroundings.phone("137");
        String nobodys = Surroundings.phone("199");
        Browser browser = new Browser(port);

        String challenge = browser.ask(phone, "login");
        String code = AROUND.codeOn(phone);
        String ticket = browser.verify(challenge, "login", code);
        browser.post("/login/otp", Map.of("ticket", ticket));
        browser.post("/login/otp", Map.of("ticket", ticket));
        assertThat(browser.get("/").body()).isEqualTo("/");
        browser.get("/pay");
        browser.get("/transfer");
        browser.post("/logout", Map.of());
        String guess = browser.ask(nobodys, "login");
        String right = AROUND.codeOn(nobodys);
        browser.post("/login/otp", Map.of("challengeId", guess, "code", right));
        browser.postBare("/otp/callbacks/main/" + Surroundings.CALLBACK_TOKEN, "sms_status=%5B%5D");

        assertThat(output.getAll())
                .contains("Set SecurityContextHolder to OtpAuthentication[phone="
                        + new PhoneNumber("+86" + phone).masked())
                .contains("Authentication failed with provider OtpAuthenticationProvider")
                .doesNotContain(phone, nobodys)
                .doesNotContain(ticket)
                .doesNotContain(Surroundings.CALLBACK_TOKEN)
                .doesNotContainPattern("(?<![0-9])(" + code + "|" + right + ")(?![0-9])");
    }
}
