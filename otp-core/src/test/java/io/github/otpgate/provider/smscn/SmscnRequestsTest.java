package io.github.otpgate.provider.smscn;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.provider.capability.RecordPull;
import io.github.otpgate.provider.capability.ReportPull;
import io.github.otpgate.wire.HttpSettings;
import io.github.otpgate.wire.HttpTransport;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, byte for byte. */
class SmscnRequestsTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613900008888");
    private static final String PWD = "pwd=b9887c5ebb23ebb294acab183ecf0769";
    private static final String TOKEN = "tokenkey=67da3bb4523ce538ff9adec57dc25162&timestamp=20120102102033";
    private static final String SEND = "ac=sendcode&uid=test&" + PWD + "&encode=utf8&format=json&mobile=13900008888"
            + "&mobileids=1390000888812869461937&content=%7B%22code%22%3A%22234336%22%7D&template=700001";
    private static final Map<String, String> BY_PASSWORD = Map.of("password", "123123");
    private static final Map<String, String> BY_KEY = Map.of("secret-key", "64CQMlr579J0L46U9q1qR285Risfc04G");

    private final HttpTransport http = new HttpTransport(HttpSettings.DEFAULT);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/voice/", exchange -> {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), US_ASCII));
            byte[] answer = "{\"stat\":\"100\",\"number\":\"1\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer);
            }
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        http.close();
        server.stop(0);
    }

    private SmscnVoiceProvider provider(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("base-url", "http://127.0.0.1:" + server.getAddress().getPort());
        values.put("uid", "test");
        values.put("template", "700001");
        Clock clock = Clock.fixed(Instant.parse("2012-01-02T02:20:33Z"), ZoneId.of("America/New_York"));
        return new SmscnVoiceProvider(
                SmscnSettings.of(new ProviderSettings("call", values)),
                new ProviderTools(http, clock, new SecureRandom()),
                new SmscnMessageIds("13900008888", 12_869_461_937L));
    }

    private static Message message(String code) {
        return new Message(PHONE, Channel.VOICE, "【豪霆云】您的验证码是" + code, code);
    }

    @Test
    void submit_v03_isExactlyThis() {
        Submission submission = provider(BY_PASSWORD).submit(message("234336"));

        assertThat(requests).containsExactly(SEND);
        assertThat(submission).isEqualTo(new Accepted("1390000888812869461937"));
    }

    @Test
    void submit_v04WithSecretKey_hasATokenAndNoPassword() {
        provider(BY_KEY).submit(message("234336"));

        assertThat(requests).containsExactly(SEND.replace(PWD, TOKEN));
    }

    @Test
    void submit_everySetting_goesOut() {
        provider(Map.of(
                        "password",
                        "123123",
                        "action",
                        "send",
                        "code-variable",
                        "yzm",
                        "digits",
                        "spaced",
                        "format",
                        "txt"))
                .submit(message("034336"));

        assertThat(requests)
                .containsExactly(SEND.replace("ac=sendcode", "ac=send")
                        .replace("format=json", "format=txt")
                        .replace("code%22%3A%22234336", "yzm%22%3A%220+3+4+3+3+6"));
    }

    @Test
    void submit_again_namesTheMessageAnew() {
        SmscnVoiceProvider provider = provider(BY_PASSWORD);
        provider.submit(message("234336"));

        Submission second = provider.submit(message("234336"));

        assertThat(second).isEqualTo(new Accepted("1390000888812869461938"));
        assertThat(requests.get(1)).contains("&mobileids=1390000888812869461938&");
    }

    @Test
    void next_pastTheLastDigit_startsOver() {
        SmscnMessageIds ids = new SmscnMessageIds("7", 99_999_999_999L);

        assertThat(ids.next()).isEqualTo("799999999999");
        assertThat(ids.next()).isEqualTo("700000000000");
    }

    @Test
    void next_ofTwoNodes_differsAndNamesNobody() {
        SecureRandom random = new SecureRandom();

        String one = new SmscnMessageIds(random).next();
        String other = new SmscnMessageIds(random).next();

        assertThat(one).matches("[1-9][0-9]{19}").isNotEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+85291234567", "+14155550123", "+862112345678", "+861012345678"})
    void submit_numberWithoutADocumentedForm_isRefusedHere(String number) {
        Submission submission =
                provider(BY_PASSWORD).submit(new Message(new PhoneNumber(number), Channel.VOICE, "text", "234336"));

        assertThat(submission)
                .isEqualTo(new Rejected(ErrorClass.INVALID_NUMBER, "not a mobile number of mainland China"));
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"json, json, json", "xml, xml, xml", "txt, txt, json"})
    void queries_inEveryForm_areExactlyThis(String format, String ofNumber, String ofLists) {
        SmscnVoiceProvider provider = provider(Map.of("password", "123123", "format", format));
        RecordPull records = provider.capability(RecordPull.class).orElseThrow();

        provider.capability(BalanceQuery.class).orElseThrow().balance();
        provider.capability(ReportPull.class).orElseThrow().pullReports();
        records.pullRecords(Optional.empty(), Optional.empty());
        records.pullRecords(Optional.of(LocalDate.of(2011, 12, 12)), Optional.of(PHONE));

        String rest = "&uid=test&" + PWD + "&encode=utf8&format=";
        assertThat(requests)
                .containsExactly(
                        "ac=number" + rest + ofNumber,
                        "ac=status" + rest + ofLists,
                        "ac=query" + rest + ofLists,
                        "ac=query" + rest + ofLists + "&date=2011-12-12&key=13900008888");
    }

    @Test
    void pullRecords_ofANumberThatIsNotServed_isRefusedHere() {
        var answer = provider(BY_PASSWORD)
                .capability(RecordPull.class)
                .orElseThrow()
                .pullRecords(Optional.empty(), Optional.of(new PhoneNumber("+14155550123")));

        assertThat(answer.toOptional()).isEmpty();
        assertThat(requests).isEmpty();
    }

    @Test
    void toString_ofEverything_printsNoSecretNumberOrCode() {
        SmscnVoiceProvider provider = provider(BY_PASSWORD);
        SmscnCall call = new SmscnCall(SmscnCall.Action.SEND, "700001", "code", SmscnCall.Digits.JOINED);

        assertThat(provider + " " + call.request("13900008888", "1", "234336"))
                .doesNotContain("123123", "b9887c5e", "13900008888", "234336");
    }
}
