package io.github.otpgate.servlet.container;

import static io.github.otpgate.servlet.TestClient.code;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.servlet.RawHttp;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in, and how much of it. */
interface BodyTests {

    int KIB_8 = 8 * 1024;
    int MIB = 1024 * 1024;

    /** Or no answer at all: whoever breaks off may have gone. */
    String CLIENTS_FAULT = "(?s)(HTTP/1.1 400.*)?";

    Site site();

    private static BodyPublisher chunked(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(ISO_8859_1)));
    }

    private static String padded(String body, int length) {
        return body + " ".repeat(length - body.length());
    }

    private static void assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(code(answer)).isEqualTo("invalid-request");
    }

    @Test
    default void body_upTo8KiB_isReadWhetherItsLengthIsKnownOrNot() {
        String fixed = padded(Site.sendBody(site().phone()), KIB_8);
        String streamed = padded(Site.sendBody(site().phone()), KIB_8);

        assertThat(site().post(Site.SEND, Site.JSON, fixed).statusCode()).isEqualTo(202);
        assertThat(site().post(Site.SEND, Site.JSON, chunked(streamed)).statusCode())
                .isEqualTo(202);
    }

    @Test
    default void body_over8KiB_answers413() {
        String large = padded(Site.sendBody(site().phone()), KIB_8 + 1);

        assertRefused(site().post(Site.SEND, Site.JSON, large), 413);
        assertRefused(site().post(Site.SEND, Site.JSON, chunked(large)), 413);
        assertRefused(site().post(Site.SEND, Site.FORM, "purpose=login&x=" + "a".repeat(KIB_8)), 413);
    }

    @Test
    default void callback_upTo1MiB_isReadAndNoMore() {
        String prefix = "sms_status=%5B%5D&x=";
        String largest = prefix + "a".repeat(MIB - prefix.length());

        assertThat(site().post(Site.CALLBACK, Site.FORM, largest).statusCode()).isEqualTo(200);
        assertThat(site().post(Site.CALLBACK, Site.FORM, chunked(largest)).statusCode())
                .isEqualTo(200);
        assertRefused(site().post(Site.CALLBACK, Site.FORM, largest + "a"), 413);
        assertRefused(site().post(Site.CALLBACK, Site.FORM, chunked(largest + "a")), 413);
    }

    @Test
    default void contentLength_shorterThanTheBody_cutsIt() {
        String json = Site.sendBody(site().phone());
        int before = site().messages();

        String answer = RawHttp.exchange(site().port(), head(Site.JSON, json.length() - 5) + json);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("invalid-request");
        assertThat(site().messages()).isEqualTo(before);
    }

    /** What came may be whole JSON all the same; who broke off has not asked for anything. */
    @ParameterizedTest
    @ValueSource(strings = {Site.JSON, Site.FORM})
    default void body_thatBreaksOff_isNotTakenForWhole(String type) {
        String phone = site().phone();
        String body = type.equals(Site.JSON) ? Site.sendBody(phone) : "purpose=login&phone=" + phone;

        assertThat(RawHttp.halfClose(site().port(), head(type, body.length() + 5) + body))
                .matches(CLIENTS_FAULT);
        assertThat(RawHttp.halfClose(
                        site().port(), chunkedHead(type) + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n"))
                .matches(CLIENTS_FAULT);
        assertThat(site().world().vendor().inbox().messagesTo(phone)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz", "-5", "5", "ffffffffffffffffffff"})
    default void chunk_ofAnotherSize_isTheClientsFault(String size) {
        String phone = site().phone();

        String answer = RawHttp.halfClose(
                site().port(), chunkedHead(Site.JSON) + size + "\r\n" + Site.sendBody(phone) + "\r\n0\r\n\r\n");

        assertThat(answer).matches(CLIENTS_FAULT);
        assertThat(site().world().vendor().inbox().messagesTo(phone)).isEmpty();
    }

    private static String head(String type, int length) {
        return "POST /app/otp/send HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\nContent-Type: " + type
                + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static String chunkedHead(String type) {
        return "POST /app/otp/send HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\nContent-Type: " + type
                + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json;charset=gbk",
                "application/json;charset=none",
                "application/x-www-form-urlencoded;charset=iso-8859-1",
                "multipart/form-data; boundary=x",
                "json",
                "*/*"
            })
    default void type_thatIsNotOurs_answers415(String type) {
        assertRefused(site().post(Site.SEND, type, Site.sendBody(site().phone())), 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=\"UTF-8\"", "Application/JSON;charset=utf-8"})
    default void type_spelledOtherwise_isRead(String type) {
        assertThat(site().post(Site.SEND, type, Site.sendBody(site().phone())).statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00e4\u00bd"})
    default void bytes_thatAreNotUtf8_areRefused(String bytes) {
        String json = "{\"phone\":\"" + bytes + "\",\"purpose\":\"login\"}";

        assertRefused(site().post(Site.SEND, Site.JSON, raw(json)), 400);
        assertRefused(site().post(Site.SEND, Site.FORM, raw("purpose=login&phone=" + bytes)), 400);
        assertRefused(site().post(Site.SEND, Site.FORM, "purpose=login&phone=%ff"), 400);
    }

    /** What a vendor pushes may be in any charset, known to the container or not, wherever it stands. */
    @ParameterizedTest
    @ValueSource(strings = {"charset=gbk", "charset=none", "charset=utf-8"})
    default void callback_inAnotherCharset_reachesItsDecoder(String charset) {
        HttpResponse<String> form = site().post(Site.CALLBACK, Site.FORM + ";" + charset, "sms_status=%5B%5D");
        HttpResponse<String> query = site().post(Site.CALLBACK + "?a=%CD%CB", Site.FORM + ";" + charset, "");

        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.body()).isEqualTo("SUCCESS");
        assertThat(query.body())
                .as("what the vendor reads where nothing is understood")
                .isEqualTo("FAIL");
    }

    private static BodyPublisher raw(String bytes) {
        return BodyPublishers.ofByteArray(bytes.getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "parameters"})
    default void form_fieldTwiceOrInTheQuery_isRefusedWhoeverReadTheBody(String consumed) {
        String phone = site().phone();
        String form = "purpose=login&phone=" + phone;
        String[] how = {"X-Test-Consume", consumed};

        assertRefused(site().post(Site.SEND, Site.FORM, form + "&phone=13900139000", how), 400);
        assertRefused(site().post(Site.SEND + "?phone=" + phone, Site.FORM, "purpose=login", how), 400);
        assertThat(site().post(Site.SEND + "?phone=13900139000", Site.FORM, form, how)
                        .statusCode())
                .isEqualTo(202);
        assertThat(site().world().vendor().inbox().messagesTo(phone)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream", "reader"})
    default void body_eatenByAnEarlierFilter_isRefused(String how) {
        String phone = site().phone();

        assertRefused(site().post(Site.SEND, Site.FORM, "purpose=login&phone=" + phone, "X-Test-Consume", how), 400);
        assertRefused(site().post(Site.SEND, Site.JSON, Site.sendBody(phone), "X-Test-Consume", how), 400);
    }
}
