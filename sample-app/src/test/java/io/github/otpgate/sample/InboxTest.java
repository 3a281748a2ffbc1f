package io.github.otpgate.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.capability.RecordFilter;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.ReplyQuery;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class InboxTest {

    private final OtpService otp;
    private final Phones phones;
    private final Visitor visitor;

    @Autowired
    InboxTest(OtpService otp, HaotingyunSimulator vendor, @LocalServerPort int port) {
        this.otp = otp;
        this.phones = new Phones(otp, vendor);
        this.visitor = new Visitor(port);
        phones.awaitService();
    }

    @Test
    void messages_twoArrived_newestFirstWithTextAndMaskedNumber() {
        String earlier = Phones.number();
        String later = Phones.number();
        phones.ticket(earlier, "login", Optional.empty());
        phones.ticket(later, "register", Optional.empty());

        HttpResponse<String> answer = visitor.get("/inbox/messages");

        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body())
                .containsSubsequence(
                        "138****" + later.substring(7),
                        "【豪霆云】感谢您注册豪霆云短信平台，您的验证码是" + phones.code(later),
                        "138****" + earlier.substring(7),
                        "【豪霆云】您的验证码是" + phones.code(earlier))
                .doesNotContain(earlier, later);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TD", "非本人"})
    void reply_toAMessage_reachesItsVendor(String word) {
        String phone = Phones.number();
        phones.ticket(phone, "login", Optional.empty());
        String id = visitor.get("/inbox/messages").body().replaceAll("(?s).*?\"id\":\"(main[0-9]+)\".*", "$1");

        assertThat(reply(id, word)).isEqualTo(204);

        assertThat(repliesOf(phone)).containsExactly(word);
    }

    @Test
    void reply_toNothingOrWithoutMeaning_isRefused() {
        assertThat(reply("main0", "TD")).isEqualTo(400);
        assertThat(reply("main1", "hello")).isEqualTo(400);
        assertThat(visitor.post("/inbox/replies", "{}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.post(
                                "/inbox/replies",
                                "id=main1&text=TD",
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(415);
    }

    /** As the vendor tells anybody who asks for them, which leaves them there. */
    private List<String> repliesOf(String phone) {
        Instant now = Instant.now();
        RecordFilter filter = new RecordFilter(
                now.minus(Duration.ofHours(1)),
                now.plus(Duration.ofHours(1)),
                Optional.of(new PhoneNumber("+86" + phone)));
        return Objects.requireNonNull(otp.providers().get("main"))
                .capability(ReplyQuery.class)
                .orElseThrow()
                .page(filter, 1, 10)
                .orElseThrow()
                .stream()
                .map(Reply::text)
                .toList();
    }

    private int reply(String id, String text) {
        String body = "{\"id\": \"" + id + "\", \"text\": \"" + text + "\"}";
        return visitor.post("/inbox/replies", body, "Content-Type", "application/json")
                .statusCode();
    }

    @Test
    void page_simulatorRuns_isThereAndLinked() {
        assertThat(visitor.get("/inbox").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/page.json").body()).isEqualTo("{\"inbox\":true,\"voice\":true}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/app.js",
                "/pow-worker.js",
                "/app.css",
                "/inbox",
                "/inbox/messages",
                "/session",
                "/nowhere",
                "/error"
            })
    void everyAnswer_allowsOnlyOurOwnScriptsAndStyles(String path) {
        HttpResponse<String> answer = visitor.get(path, "Accept", "text/html, */*");

        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .contains("worker-src 'self'", "img-src 'self' data:;", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/inbox", "/nowhere"})
    void everyPage_hasNothingInline(String path) {
        HttpResponse<String> answer = visitor.get(path, "Accept", "text/html");

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.body())
                .doesNotContain("<style", " style=", "javascript:", "https://")
                .doesNotContainPattern("<script(?![^>]* src=\"/)")
                .doesNotContainPattern("\\son[a-z]+=");
    }
}
