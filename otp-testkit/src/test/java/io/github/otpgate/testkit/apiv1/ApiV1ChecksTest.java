package io.github.otpgate.testkit.apiv1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.ReceivedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator alone, asked by a plain HTTP client. */
class ApiV1ChecksTest {

    private static final String A01 = PlainClient.CREDENTIALS
            + "&taskId=b681adb3-fc1a-422d-80dd-b95cec7be769&mobiles=13800000001%2C13800000002"
            + "&content=%E3%80%90%E6%B5%8B%E8%AF%95%E3%80%91%E9%AA%8C%E8%AF%81%E7%A0%811234&extNo=10";
    private static final String PHONE = "13800000001";

    private final MovableClock clock = new MovableClock(Instant.parse("2019-04-12T09:57:08Z"));
    private final ApiV1Simulator.Builder settings = ApiV1Simulator.builder().clock(clock);
    private ApiV1Simulator vendor = settings.start();
    private PlainClient client = new PlainClient(vendor.baseUri());

    @AfterEach
    void close() {
        vendor.close();
    }

    private void restart(ApiV1Simulator.Builder other) {
        vendor.close();
        vendor = other.start();
        client = new PlainClient(vendor.baseUri());
    }

    private String code(Map<String, String> more) {
        return client.send(PHONE, "【测试】验证码1234", more).code();
    }

    @Test
    void send_a01_arrivesOnBothPhones() {
        PlainClient.Answer answer = client.post(Endpoints.SEND, A01);

        assertThat(answer)
                .isEqualTo(
                        new PlainClient.Answer(
                                200,
                                "{\"code\":\"00\",\"data\":{\"taskId\":\"b681adb3-fc1a-422d-80dd-b95cec7be769\"},\"message\":\"成功\"}"));
        assertThat(vendor.inbox().messages())
                .extracting(ReceivedMessage::phone, ReceivedMessage::text)
                .containsExactly(tuple(PHONE, "【测试】验证码1234"), tuple("13800000002", "【测试】验证码1234"));
        assertThat(vendor.requests().last().orElseThrow().text(StandardCharsets.US_ASCII))
                .isEqualTo(A01);
    }

    @Test
    void send_withoutTaskId_isGivenOne() {
        String id = client.send(PHONE, "x", Map.of()).json().at("/data/taskId").stringValue();

        assertThat(id).hasSize(36);
        assertThat(client.query(Endpoints.REPORT).json().at("/data/0/sendId").stringValue())
                .isEqualTo(id);
    }

    @Test
    void send_asInTheSample_namesNothing() {
        restart(settings.withoutTaskIdInAnswers());

        assertThat(client.post(Endpoints.SEND, A01).text())
                .isEqualTo("{\"code\":\"00\",\"data\":{\"taskId\":\"\"},\"message\":\"成功\"}");
    }

    @Test
    void send_wrong_isRefusedInTheVendorsWords() {
        String many = String.join(",", Collections.nCopies(3001, PHONE));

        assertThat(client.post(Endpoints.SEND, A01.replace("e10a", "E10A")).code())
                .isEqualTo("01");
        assertThat(client.post(Endpoints.SEND, A01.replace("acct", "other")).code())
                .isEqualTo("01");
        assertThat(client.post(Endpoints.SEND, PlainClient.CREDENTIALS).code()).isEqualTo("03");
        assertThat(client.send(PHONE, "", Map.of()).code()).isEqualTo("03");
        assertThat(client.send(PHONE + ",", "x", Map.of()).code()).isEqualTo("04");
        assertThat(client.send("138 0000 0001", "x", Map.of()).code()).isEqualTo("04");
        assertThat(client.send(many, "x", Map.of()).code()).isEqualTo("06");
        assertThat(client.send(many.substring(12), "x", Map.of()).code()).isEqualTo("00");
        assertThat(client.send(PHONE, "一".repeat(501), Map.of()).code()).isEqualTo("07");
        assertThat(client.send(PHONE, "一".repeat(500), Map.of()).code()).isEqualTo("00");
        assertThat(client.post(Endpoints.SEND, A01 + "%GG").code()).isEqualTo("09");
        assertThat(client.post(Endpoints.SEND, A01.replace("e10a", "E10A")).text())
                .isEqualTo("{\"code\":\"01\",\"data\":null,\"message\":\"账号或密码错误\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "01", "1.5", "x"})
    void send_extNoThatIsNoPositiveNumber_isRefused(String extNo) {
        assertThat(code(Map.of("extNo", extNo))).isEqualTo("08");
        assertThat(code(Map.of("extNo", "1"))).isEqualTo("00");
        assertThat(vendor.inbox().messages()).hasSize(1);
    }

    @Test
    void send_taskTwice_isTakenOnce() {
        Map<String, String> task = Map.of("taskId", "t-1");

        List<String> codes =
                IntStream.range(0, 16).mapToObj(i -> CompletableFuture.supplyAsync(() -> code(task))).toList().stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(codes).containsOnlyOnce("00").containsOnly("00", "99");
        assertThat(vendor.inbox().messages()).hasSize(1);
    }

    @Test
    void send_emptyAccount_isRefusedUntilRecharged() {
        restart(settings.balance(1));

        assertThat(code(Map.of())).isEqualTo("00");
        assertThat(code(Map.of("taskId", "again"))).isEqualTo("05");
        vendor.recharge(2);
        assertThat(code(Map.of("taskId", "again"))).isEqualTo("00");
        assertThat(client.send(PHONE, "x".repeat(71), Map.of()).code()).isEqualTo("05");
        assertThat(vendor.balance()).isEqualTo(1);
    }

    @Test
    void balance_postpaid_goesBelowZero() {
        restart(settings.balance(0).postpaid());

        assertThat(code(Map.of())).isEqualTo("00");
        assertThat(client.query(Endpoints.BALANCE).text())
                .isEqualTo("{\"code\":\"00\",\"data\":{\"balance\":-1,\"payment\":1,\"paymentName\":\"后附\"},"
                        + "\"message\":\"成功\"}");
    }

    @Test
    void balance_prepaid_isTheDocumentsSample() {
        restart(settings.balance(200_000));

        assertThat(client.query(Endpoints.BALANCE).text())
                .isEqualTo("{\"code\":\"00\",\"data\":{\"balance\":200000,\"payment\":0,\"paymentName\":\"预付\"},"
                        + "\"message\":\"成功\"}");
    }

    @Test
    void addresses_withoutOurs_keepEverybodyOut() {
        restart(settings.allowedAddresses("10.0.0.1"));
        assertThat(code(Map.of())).isEqualTo("02");
        assertThat(client.query(Endpoints.BALANCE).code()).isEqualTo("02");

        restart(settings.allowedAddresses("10.0.0.1", "127.0.0.1"));
        assertThat(code(Map.of())).isEqualTo("00");
    }

    @Test
    void error_configured_isAnswered() {
        restart(settings.error(Problem.REPEATED_TASK, "E-7", "重复").upperCaseHash());
        String upper = A01.replace("e10adc3949ba59abbe56e057f20f883e", "E10ADC3949BA59ABBE56E057F20F883E");

        assertThat(client.post(Endpoints.SEND, A01).code()).isEqualTo("01");
        assertThat(client.post(Endpoints.SEND, upper).code()).isEqualTo("00");
        assertThat(client.post(Endpoints.SEND, upper).text())
                .isEqualTo("{\"code\":\"E-7\",\"data\":null,\"message\":\"重复\"}");
    }

    @Test
    void request_toNoEndpointOrNotAPost_isNotTheVendors() {
        assertThat(client.get(Endpoints.SEND).status()).isEqualTo(405);
        assertThat(client.post("/api/v2/send", A01).status()).isEqualTo(404);
        restart(settings.firstVersion());
        assertThat(client.query(Endpoints.BALANCE).status()).isEqualTo(404);
        assertThat(client.query(Endpoints.REPORT).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(ReportShape.class)
    void report_eachShape_isFetchedOnce(ReportShape shape) {
        restart(settings.reportShape(shape).maskMobiles().successStatus(SuccessStatus.DELIVER));
        client.post(Endpoints.SEND, A01.replace("%2C13800000002", ""));
        String item = "[{\"sendId\":\"b681adb3-fc1a-422d-80dd-b95cec7be769\",\"status\":\"DELIVER\","
                + "\"times\":\"2019-04-12 17:57:08\",\"mobile\":\"138****0001\",\"extNo\":\"10\"}]";

        assertThat(client.query(Endpoints.REPORT).text()).isEqualTo(written(shape, item));
        assertThat(client.query(Endpoints.REPORT).text())
                .isEqualTo(written(shape, shape == ReportShape.EMPTY_NULL ? "null" : "[]"));
    }

    @ParameterizedTest
    @EnumSource(ReportShape.class)
    void mo_eachShape_isFetchedOnce(ReportShape shape) {
        restart(settings.reportShape(shape));
        vendor.reply("13800001234", "端午节快乐", "10");
        String item = "[{\"mobile\":\"13800001234\",\"content\":\"端午节快乐\",\"times\":\"2019-04-12 17:57:08\","
                + "\"extNo\":10}]";

        assertThat(client.query(Endpoints.MO).text()).isEqualTo(written(shape, item));
        assertThat(client.query(Endpoints.MO).text())
                .isEqualTo(written(shape, shape == ReportShape.EMPTY_NULL ? "null" : "[]"));
    }

    private static String written(ReportShape shape, String list) {
        String data = switch (shape) {
            case ARRAY, EMPTY_NULL -> list + ",";
            case WRAPPED -> "{\"list\":" + list + "},";
            case DOCUMENTED_BROKEN -> "{" + list + "}";
        };
        return "{\"code\":\"00\",\"data\":" + data + "\"message\":\"成功\"}";
    }

    @Test
    void reply_withAnImpossibleExtension_isACallersMistake() {
        assertThatThrownBy(() -> vendor.reply(PHONE, "T", "01")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void faults_ofSendsAndQueries_areApart() {
        vendor.queryFaults().next(Fault.answer(404, "text/html", "<html>"));
        vendor.faults().next(Fault.answer(502, "text/html", "<html>"));

        assertThat(client.query(Endpoints.REPORT).status()).isEqualTo(404);
        assertThat(client.post(Endpoints.SEND, A01).status()).isEqualTo(502);
        assertThat(client.post(Endpoints.SEND, A01).code()).isEqualTo("00");
    }
}
