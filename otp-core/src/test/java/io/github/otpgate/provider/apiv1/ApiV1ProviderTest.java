package io.github.otpgate.provider.apiv1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.capability.BatchSend;
import io.github.otpgate.provider.capability.ReportPull;
import io.github.otpgate.wire.HttpSettings;
import io.github.otpgate.wire.HttpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiV1ProviderTest {

    private static final PhoneNumber FIRST = new PhoneNumber("+8613800000001");
    private static final PhoneNumber SECOND = new PhoneNumber("+8613800000002");

    private final HttpTransport http = new HttpTransport(HttpSettings.DEFAULT);
    private final ProviderTools tools = new ProviderTools(http, Clock.systemUTC(), new SecureRandom());
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            byte[] answer = Samples.SENT.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        http.close();
    }

    private ProviderSettings settings(String... more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "base-url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                "account",
                "acct",
                "password",
                "123456"));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return new ProviderSettings("third", values);
    }

    private static Message message(PhoneNumber to, String text) {
        return new Message(to, Channel.SMS, text, "1234");
    }

    @Test
    void submit_a01_isTheDocumentedForm() {
        Provider provider = new ApiV1Provider(settings("ext-no", "10"), tools, () -> Samples.OUR_TASK);

        var each = provider.capability(BatchSend.class)
                .orElseThrow()
                .submit(List.of(FIRST, SECOND), "【测试】验证码1234")
                .each();

        assertThat(each).isEqualTo(Collections.nCopies(2, new Accepted(Samples.OUR_TASK)));
        assertThat(requests)
                .containsExactly("POST /api/v1/send account=acct&pwd=e10adc3949ba59abbe56e057f20f883e"
                        + "&taskId=b681adb3-fc1a-422d-80dd-b95cec7be769&mobiles=13800000001%2C13800000002"
                        + "&content=%E3%80%90%E6%B5%8B%E8%AF%95%E3%80%91%E9%AA%8C%E8%AF%81%E7%A0%811234&extNo=10");
    }

    @Test
    void submit_withoutOptionalSettings_leavesThemOutAndNamesEachTask() {
        Provider provider = new ApiV1Type().create(settings("password-hash-case", "upper"), tools);

        Accepted one = (Accepted) provider.submit(message(FIRST, "x"));
        Accepted other = (Accepted) provider.submit(message(new PhoneNumber("+85261234567"), "x"));

        String id = one.messageId().orElseThrow();
        assertThat(requests.get(0))
                .isEqualTo("POST /api/v1/send account=acct&pwd=E10ADC3949BA59ABBE56E057F20F883E&taskId=" + id
                        + "&mobiles=13800000001&content=x");
        assertThat(requests.get(1)).contains("&mobiles=%2B85261234567&");
        assertThat(UUID.fromString(id).version()).isEqualTo(4);
        assertThat(UUID.fromString(id).variant()).isEqualTo(2);
        assertThat(id).hasSize(36).isNotEqualTo(other.messageId().orElseThrow());
    }

    @Test
    void submit_tooLong_asksNobody() {
        Provider provider = new ApiV1Type().create(settings(), tools);
        Provider shorter = new ApiV1Type().create(settings("longest-text", "10"), tools);
        BatchSend batch = shorter.capability(BatchSend.class).orElseThrow();

        assertThat(provider.longestText()).isEqualTo(500);
        assertThat(provider.submit(message(FIRST, "一".repeat(501))))
                .isEqualTo(new Rejected(ErrorClass.CONTENT_REJECTED, "501 characters of 500"));
        assertThat(batch.submit(List.of(FIRST, SECOND), "12345678901").each())
                .isEqualTo(Collections.nCopies(2, new Rejected(ErrorClass.CONTENT_REJECTED, "11 characters of 10")));
        assertThat(requests).isEmpty();
        assertThat(shorter.submit(message(FIRST, "1234567890"))).isInstanceOf(Accepted.class);
        assertThat(provider.submit(message(FIRST, "一".repeat(500)))).isInstanceOf(Accepted.class);
    }

    @Test
    void batch_ofAnImpossibleSize_asksNobody() {
        BatchSend batch = new ApiV1Type()
                .create(settings(), tools)
                .capability(BatchSend.class)
                .orElseThrow();
        List<PhoneNumber> most = phones(3000);

        assertThatThrownBy(() -> batch.submit(List.of(), "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> batch.submit(phones(3001), "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> batch.submit(List.of(FIRST, FIRST), "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("0001");
        assertThat(requests).isEmpty();
        assertThat(batch.mostRecipients()).isEqualTo(3000);
        assertThat(batch.submit(most, "x").each()).hasSize(3000).hasOnlyElementsOfType(Accepted.class);
        assertThat(requests).hasSize(1);
    }

    private static List<PhoneNumber> phones(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new PhoneNumber("+86" + (13_800_000_000L + i)))
                .toList();
    }

    @Test
    void query_isPostedWithTheCredentialsOnly() {
        Provider provider = new ApiV1Type().create(settings("ext-no", "7"), tools);

        var unused = provider.capability(ReportPull.class).orElseThrow().pullReports();

        assertThat(requests).containsExactly("POST /api/v1/report account=acct&pwd=e10adc3949ba59abbe56e057f20f883e");
    }

    @ParameterizedTest
    @CsvSource({
        "ext-no, 0",
        "ext-no, -1",
        "ext-no, 01",
        "ext-no, 1.5",
        "ext-no, ١",
        "password-hash-case, Upper",
        "message-heuristics, yes",
        "success-codes, '00,,0'",
        "success-codes, 成功",
        "longest-text, 0",
        "longest-text, 10000",
        "error-classes, 05",
        "base-url, ftp://vendor.example",
        "passwort, 1"
    })
    void create_wrongSetting_saysWhichWithoutThePassword(String key, String value) {
        assertThatThrownBy(() -> new ApiV1Type().create(settings(key, value), tools))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        wrong -> assertThat(wrong.key()).isEqualTo("providers.third." + key))
                .hasMessageNotContaining("123456")
                .hasMessageNotContaining("e10adc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base-url", "account", "password"})
    void create_missingSetting_saysWhich(String key) {
        assertThatThrownBy(() -> new ApiV1Type().create(settings(key, " "), tools))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        wrong -> assertThat(wrong.key()).isEqualTo("providers.third." + key));
    }

    @Test
    void law5_nothingPrintsASecret() {
        ProviderSettings settings = settings();

        assertThat(new ApiV1Type().create(settings, tools)).hasToString("ApiV1Provider[third]");
        assertThat(ApiV1Settings.of(settings).toString()).doesNotContain("123456", "e10adc", "acct");
    }
}
