package io.github.otpgate.testkit.httpbatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.ReceivedMessage;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests and answers as they stand in the vendor's document, byte for byte. */
class HttpBatchVectorsTest {

    private static final String H01 = "account=test01&pswd=123456&mobile=18900000000%2C13800138000&msg="
            + "%E3%80%90%E6%9C%97%E5%AE%87%E4%BF%A1%E6%81%AF%E3%80%91%E6%82%A8%E5%A5%BD&needstatus=true&product=274463133";

    private final MovableClock clock = new MovableClock(Instant.parse("2011-07-25T16:04:12+08:00"));
    private HttpBatchSimulator vendor =
            HttpBatchSimulator.builder().clock(clock).start();

    @AfterEach
    void close() {
        vendor.close();
    }

    private TestClient client() {
        return new TestClient(vendor.baseUri());
    }

    private TestClient with(HttpBatchBuilder other) {
        vendor.close();
        vendor = other.clock(clock).start();
        return client();
    }

    @Test
    void send_h01_arrivesOnBothPhones() {
        String answer = client().post(Platform.BATCH, H01);

        assertThat(answer).isEqualTo("20110725160412,0\n1000725160412000000\n");
        assertThat(vendor.inbox().messages())
                .extracting(ReceivedMessage::phone, ReceivedMessage::text)
                .containsExactly(tuple("18900000000", "【朗宇信息】您好"), tuple("13800138000", "【朗宇信息】您好"));
        assertThat(vendor.balance()).containsEntry("274463133", 999_999_998L);
        assertThat(vendor.requests().count()).isEqualTo(1);
    }

    @Test
    void send_byGetAndToTheSmallAddress_isTheSame() {
        assertThat(client().get(Platform.BATCH, H01)).startsWith("20110725160412,0\n");
        assertThat(client().get(Platform.FEW, H01)).startsWith("20110725160412,0\n");
        assertThat(client().post(Platform.FEW, H01)).startsWith("20110725160412,0\n");
        assertThat(vendor.inbox().messages()).hasSize(6);
    }

    @Test
    void send_h02_isTheSamplesAnswer() {
        TestClient client = with(HttpBatchSimulator.builder().briefIds().withoutLastLineEnd());

        assertThat(client.post(Platform.BATCH, H01)).isEqualTo("20110725160412,0\n1234567890100");
    }

    @Test
    void send_h05_linesMayEndWithCrLf() {
        TestClient client = with(HttpBatchSimulator.builder().crlf());

        assertThat(client.post(Platform.BATCH, H01)).isEqualTo("20110725160412,0\r\n1000725160412000000\r\n");
    }

    @Test
    void send_h06_unknownUserIsOneLine() {
        assertThat(client().post(Platform.BATCH, H01.replace("test01", "test02")))
                .isEqualTo("20110725160412,101");
    }

    @Test
    void send_h07_withoutNeedstatusNoIdIsGiven() {
        assertThat(client().post(Platform.BATCH, H01.replace("true", "false"))).isEqualTo("20110725160412,0");
        assertThat(client().post(Platform.BATCH, H01.replace("true", "TRUE"))).isEqualTo("20110725160412,0");
        assertThat(client().post(Platform.BATCH, H01.replace("&needstatus=true", "")))
                .isEqualTo("20110725160412,0");
    }

    @Test
    void send_h08AndH09_jsonWhereItIsKnown() {
        TestClient client = with(HttpBatchSimulator.builder().json());

        assertThat(client.post(Platform.BATCH, H01 + "&resptype=json"))
                .isEqualTo("{\"result\":0,\"msgid\":\"1000725160412000000\",\"ts\":\"20110725160412\"}");
        assertThat(client.post(Platform.BATCH, H01.replace("123456", "1") + "&resptype=json"))
                .isEqualTo("{\"result\":102,\"ts\":\"20110725160412\"}");
        assertThat(client.post(Platform.BATCH, H01)).startsWith("20110725160412,0");
    }

    @Test
    void send_jsonWhereItIsNotKnown_isText() {
        assertThat(client().post(Platform.BATCH, H01 + "&resptype=json")).startsWith("20110725160412,0\n");
    }

    @Test
    void send_longText_hasAnIdForEachPieceWhereThatIsTheRule() {
        TestClient client = with(HttpBatchSimulator.builder().idPerPiece().briefIds());

        assertThat(client.post(Platform.BATCH, TestClient.send("13800138000", "字".repeat(71), "")))
                .isEqualTo("20110725160412,0\n1234567890100\n1234567890101\n");
    }

    @Test
    void balance_h17_isALineForEachProduct() {
        TestClient client =
                with(HttpBatchSimulator.builder().product("1234567", 1000).product("1234531", 2000));

        assertThat(client.get(Platform.BALANCE, TestClient.LOGIN))
                .isEqualTo("20110725160412,0\n1234567,1000\n1234531,2000\n");
        assertThat(vendor.requests().count()).isZero();
    }

    @Test
    void balance_withinTenSeconds_is103() {
        client().post(Platform.BALANCE, TestClient.LOGIN);
        clock.advance(Duration.ofMillis(9999));
        assertThat(client().post(Platform.BALANCE, TestClient.LOGIN)).isEqualTo("20110725160421,103");
        clock.advance(Duration.ofMillis(1));

        assertThat(client().post(Platform.BALANCE, TestClient.LOGIN)).startsWith("20110725160422,0\n");
        assertThat(client().post(Platform.BALANCE, "account=test01&pswd=x")).endsWith(",102");
    }

    @Test
    void send_h19_hashOfThePassword() {
        TestClient client =
                with(HttpBatchSimulator.builder().account("acct", "secret").hashedPasswords());
        String rest = "&mobile=13800138000&msg=hi&needstatus=false";
        String login = "account=acct&ts=20170930140638&pswd=CEC03B54D797326F16046E25E4726354";

        assertThat(client.code(login + rest)).isZero();
        assertThat(client.code(login.replace("38&", "39&") + rest)).isEqualTo(102);
        assertThat(client.code(login.replace("ts=20170930140638&", "") + rest)).isEqualTo(102);
        assertThat(client.code("account=acct&pswd=secret" + rest)).isEqualTo(102);
    }

    @Test
    void otherAddressesAndMethods_areNoneOfItsBusiness() {
        assertThat(client().statusOf(client().request("/msg/HttpVarSM").GET())).isEqualTo(404);
        assertThat(client().statusOf(client().request(Platform.BATCH).PUT(BodyPublishers.ofString(H01))))
                .isEqualTo(405);
    }
}
