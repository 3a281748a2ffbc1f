package io.github.otpgate.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.OtpService;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class SessionTest {

    private final Phones phones;
    private final Visitor visitor;
    private final int port;

    @Autowired
    SessionTest(OtpService otp, HaotingyunSimulator vendor, @LocalServerPort int port) {
        this.phones = new Phones(otp, vendor);
        this.port = port;
        this.visitor = new Visitor(port);
        phones.awaitService();
    }

    private String ticket(String purpose) {
        return phones.ticket(Phones.number(), purpose, Optional.empty());
    }

    private static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.body().replaceAll(".*\"code\":\"([a-z-]+)\".*", "$1");
    }

    @Test
    void signIn_verifiedTicket_opensSessionOfMaskedPhone() {
        String phone = Phones.number();
        String masked = phone.substring(0, 3) + "****" + phone.substring(7);

        HttpResponse<String> answer = visitor.signIn(phones.ticket(phone, "login", Optional.empty()), "login");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"phone\":\"" + masked + "\"}");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(visitor.get("/session").body()).isEqualTo(answer.body());
    }

    @Test
    void signIn_cookie_isHttpOnlyAndLax() {
        HttpResponse<String> answer = visitor.signIn(ticket("login"), "login");

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void signIn_everyPurposeOfThePage_works() {
        assertThat(visitor.signIn(ticket("register"), "register").statusCode()).isEqualTo(200);
        assertThat(visitor.signIn(ticket("reset-password"), "reset-password").statusCode())
                .isEqualTo(200);
    }

    @Test
    void signIn_usedTicket_isNotVerified() {
        String ticket = ticket("login");
        visitor.signIn(ticket, "login");

        HttpResponse<String> again = new Visitor(port).signIn(ticket, "login");

        assertThat(code(again)).isEqualTo("422 not-verified");
        assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void signIn_ticketForAnotherPurpose_isNotVerified() {
        HttpResponse<String> answer = visitor.signIn(ticket("register"), "login");

        assertThat(code(answer)).isEqualTo("422 not-verified");
        assertThat(visitor.get("/session").statusCode()).isEqualTo(204);
    }

    @Test
    void signIn_fromExistingSession_redeemsThereUnderNewId() {
        visitor.signIn(ticket("login"), "login");
        String before = visitor.session().orElseThrow();
        String phone = Phones.number();

        HttpResponse<String> answer = visitor.signIn(phones.ticket(phone, "login", Optional.of(before)), "login");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(visitor.get("/session").body()).contains(phone.substring(7));
        assertThat(visitor.session().orElseThrow()).isNotEqualTo(before);
    }

    @Test
    void signIn_ticketOfAnotherSession_isNotVerified() {
        visitor.signIn(ticket("login"), "login");
        String stolen = phones.ticket(Phones.number(), "login", visitor.session());

        HttpResponse<String> answer = new Visitor(port).signIn(stolen, "login");

        assertThat(code(answer)).isEqualTo("422 not-verified");
    }

    @Test
    void signIn_noTicket_isInvalidRequest() {
        String json = "application/json";

        assertThat(code(visitor.post("/session", "{}", "Content-Type", json))).isEqualTo("400 invalid-request");
        assertThat(code(visitor.post("/session", "{x", "Content-Type", json))).isEqualTo("400 invalid-request");
        assertThat(code(visitor.signIn("not a ticket", "login"))).isEqualTo("400 invalid-request");
        assertThat(code(visitor.signIn("AAAA", "No Purpose"))).isEqualTo("400 invalid-request");
    }

    @Test
    void signIn_formOfAnotherSite_isRefused() {
        String body = "{\"ticket\": \"" + ticket("login") + "\", \"purpose\": \"login\"}";

        assertThat(visitor.post("/session", body, "Content-Type", "text/plain").statusCode())
                .isEqualTo(415);
        assertThat(visitor.get("/session").statusCode()).isEqualTo(204);
    }

    @Test
    void signIn_fromAnotherSite_isForbidden() {
        String body = "{\"ticket\": \"" + ticket("login") + "\", \"purpose\": \"login\"}";
        String[] json = {"Content-Type", "application/json", "Sec-Fetch-Site", "cross-site"};
        String[] sibling = {"Content-Type", "application/json", "Sec-Fetch-Site", "same-site"};

        assertThat(visitor.post("/session", body, json).statusCode()).isEqualTo(403);
        assertThat(visitor.post("/session", body, sibling).statusCode()).isEqualTo(403);
        assertThat(visitor.get("/session").statusCode()).isEqualTo(204);
    }

    @Test
    void signOut_signedIn_endsSession() {
        visitor.signIn(ticket("login"), "login");

        assertThat(visitor.delete("/session", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(visitor.get("/session").statusCode()).isEqualTo(200);
        assertThat(visitor.delete("/session", "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(204);
        assertThat(visitor.get("/session").statusCode()).isEqualTo(204);
        assertThat(visitor.delete("/session").statusCode()).isEqualTo(204);
    }

    @Test
    void signIn_loggedAtTrace_showsNeitherTicketNorPhone(CapturedOutput output, @Autowired LoggingSystem logging) {
        String phone = Phones.number();
        String ticket = phones.ticket(phone, "login", Optional.empty());
        logging.setLogLevel("org.springframework.web", LogLevel.TRACE);
        try {
            visitor.signIn(ticket, "login");
        } finally {
            logging.setLogLevel("org.springframework.web", null);
        }

        assertThat(output.getAll())
                .contains("SignIn[redacted]")
                .doesNotContain(ticket)
                .doesNotContain(phone);
    }
}
