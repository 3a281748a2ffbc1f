package io.github.otpgate.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.Ticket;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The page that the documentation gives to be copied, in a browser, beside the scripts that it imports. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"otp.captcha.mode=adaptive", "otp.numbers.step-up=+86139"})
class DocumentedPageTest {

    private static final Path PAGE = Path.of("..", "docs", "spring-security.md");

    private final Phones phones;
    private final int port;
    private BrowserPage page;

    @Autowired
    @SuppressWarnings("NullAway.Init") // the page is opened before each test
    DocumentedPageTest(OtpService otp, HaotingyunSimulator vendor, @LocalServerPort int port) {
        this.phones = new Phones(otp, vendor);
        this.port = port;
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Pages {
        @Bean
        RouterFunction<ServerResponse> documented() throws IOException {
            String html = block("html").replace("th:action=\"@{/login/otp}\"", "action=\"/login/otp\"");
            String script = block("js");
            return route().GET(
                            "/login",
                            request -> text(MediaType.TEXT_HTML, "<!DOCTYPE html><title>Login</title>" + html))
                    .GET(
                            "/login.js",
                            request -> text(MediaType.parseMediaType("text/javascript;charset=UTF-8"), script))
                    .GET("/favicon.ico", request -> ServerResponse.noContent().build())
                    .POST("/login/otp", request -> text(MediaType.TEXT_PLAIN, posted(request.params())))
                    .build();
        }

        private static ServerResponse text(MediaType type, String body) {
            return ServerResponse.ok().contentType(type).body(body);
        }

        private static String posted(MultiValueMap<String, String> fields) {
            String ticket = fields.getFirst("ticket");
            return (Ticket.isShaped(ticket) ? "a ticket" : "no ticket") + " of " + fields.size() + " field";
        }

        private static String block(String language) throws IOException {
            Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(PAGE));
            assertThat(block.find()).isTrue();
            return block.group(1);
        }
    }

    @BeforeEach
    void open(@TempDir Path profile) {
        phones.awaitService();
        page = BrowserPage.open(profile, port, "/login");
    }

    @AfterEach
    void close() {
        if (page != null) {
            page.close();
        }
    }

    @Test
    void login_codeFromThePhone_postsTheTicketAlone() {
        String phone = Phones.number();
        page.sendTo(phone);
        page.awaitText("#problem", "Sent to " + phone.substring(0, 3) + "****");

        page.see("#code").sendKeys(phones.code(phone));
        page.see("#otp > button:not([type])").click();

        page.awaitText("body", "a ticket of 1 field");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void login_wrongCode_saysSo() {
        String phone = Phones.number();
        page.see("#phone").sendKeys(phone, Keys.ENTER);
        page.awaitText("#problem", "Sent to");

        page.see("#code").sendKeys(phones.code(phone).equals("123456") ? "654321" : "123456");
        page.see("#otp > button:not([type])").click();

        page.awaitText("#problem", "not-verified");
    }

    /** Where the piece belongs only the server knows; this near to where it starts would be no puzzle. */
    @Test
    void send_suspectNumber_asksForThePicture() {
        page.sendTo("13900139000");
        page.awaitText("#problem", "Move the piece into the hole of its shape.");
        String first = page.property("#picture", "src");

        page.see("#column").sendKeys(Keys.ARROW_RIGHT, Keys.ENTER);

        page.awaitText("#problem", "That was not the place.");
        assertThat(page.property("#picture", "src"))
                .startsWith("data:image/jpeg;base64,")
                .isNotEqualTo(first);
        assertThat(page.property("#piece", "offsetLeft")).isEqualTo("0");
    }
}
