package io.github.otpgate.testkit.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.RecordedRequest;
import io.github.otpgate.testkit.VendorServer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Phones of the program write back, as whoever has a shell lets them. */
@Timeout(120)
class RepliesTest {

    private static final String STOP = "phone=13800138000&text=TD";

    @Test
    void reply_fromAPhone_isPulledAndPrinted() throws Exception {
        try (Program program = Program.start("--vendor", "haotingyun")) {
            URI base = program.addressAfter("listens on");
            String apiKey = program.lineWith("api-key: ").replaceFirst(".*api-key: ([0-9a-f]+).*", "$1");
            URI replies = program.addressAfter("writes back");
            String text = URLEncoder.encode("退订\n", UTF_8);

            assertThat(Program.post(replies, "phone=13800138000&text=" + text).body())
                    .isEqualTo("13800138000 has written\n");

            assertThat(program.lineWith("from ")).isEqualTo("from 13800138000: 退订 ");
            assertThat(Program.post(base.resolve("/v2/sms/pull_reply.json"), "apikey=" + apiKey)
                            .body())
                    .contains("13800138000", "退订");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"haotingyun", "http-batch", "api-v1"})
    void reply_customerWithAnAddress_isPushedThere(String vendor) throws Exception {
        try (VendorServer customer = VendorServer.start(0, new Customer());
                Program program = Program.start("--vendor", vendor, "--callback-url=" + customer.baseUri())) {
            URI replies = program.addressAfter("writes back");

            assertThat(Program.post(replies, STOP).statusCode()).isEqualTo(200);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> customer.requests().list().stream()
                            .anyMatch(push -> (push.query() + push.text(UTF_8)).contains("TD")));
        }
    }

    @Test
    void reply_thatCanBeNone_isRefused() throws Exception {
        try (Program program = Program.start("--vendor", "api-v1")) {
            URI replies = program.addressAfter("writes back");

            for (String form : List.of("", "phone=13800138000", "phone=13800138000&text=+", "phone=Bob&text=TD", "%")) {
                assertThat(Program.post(replies, form).statusCode()).as(form).isEqualTo(400);
            }
            assertThat(Program.post(replies.resolve("/other"), STOP).statusCode())
                    .isEqualTo(404);
            assertThat(HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(replies).build(), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(405);
            assertThat(Program.post(replies, "phone=%2B8613800138000&text=T").statusCode())
                    .isEqualTo(200);
            assertThat(program.lineWith("from ")).isEqualTo("from +8613800138000: T");
        }
    }

    /** Any page that a developer looks at could post a form to a port of their machine. */
    @Test
    void reply_fromAPageInABrowser_isRefused() throws Exception {
        try (Program program = Program.start("--vendor", "haotingyun")) {
            URI replies = program.addressAfter("writes back");

            assertThat(Program.post(replies, STOP, "Origin", "https://page.example")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"smscn-voice", "http-batch"})
    void reply_vendorThatWouldTellNobody_isNotOffered(String vendor) throws Exception {
        try (Program program = Program.start("--vendor", vendor)) {
            assertThat(program.lineWith("replies: ")).isEqualTo("replies: nobody would hear of them");
        }
    }

    private static final class Customer implements VendorServer.Vendor {

        @Override
        public boolean sends(RecordedRequest request) {
            return false;
        }

        @Override
        public HttpReply answer(RecordedRequest request) {
            return HttpReply.text(200, "text/plain", "OK");
        }
    }
}
