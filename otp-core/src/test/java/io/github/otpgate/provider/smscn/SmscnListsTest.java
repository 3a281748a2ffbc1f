package io.github.otpgate.provider.smscn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.Refusal;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Unclear;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.provider.capability.SendRecord;
import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.wire.HttpAnswer.Complete;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmscnListsTest {

    private static final String STATUS_JSON = """
            {
            "stat":"100","total":"50",

            "values":[

            {"retime":"2010-11-14 18:04:19","mobile":"13900008888","mobileids":"1390000888800001","resultcode":"100","status":"DELIVRD"},

            {"retime":"2010-11-14 18:09:19","mobile":"13900008888","mobileids":"1390000888800001","resultcode":"100","status":"DELIVRD"}
            ]
            }
            """;
    private static final String STATUS_XML = """
            <result>
            <stat>100</stat>
            <total>300</total>
            <values>

            <value0><retime>2016-04-11 11:04:35</retime><mobile>14778557233</mobile><mobileids>147785572331460343857</mobileids><resultcode>100</resultcode><status>DELIVRD</status></value0>

            <value1><retime>2016-04-11 11:04:31</retime><mobile>13914455766</mobile><mobileids>139144557669924723</mobileids><resultcode>100</resultcode><status>DELIVRD</status></value1>
            </values>
            </result>
            """;
    private static final String QUERY_JSON = """
            {"stat":100,"total":"1896397","page_size":"50","total_page":"37928",
            "values":[
            {"sendtime":"2013-11-14 18:04:19","mobile":"13900008888","content":"我的发送记录1【云信】","status":"1"},
            {"sendtime":"2013-11-14 18:04:19","mobile":"13900008888","content":"我的发送记录2【云信】","status":"0"}
            ]}
            """;

    private final SmscnAnswers answers = new SmscnAnswers(
            new SmscnCodes(Clock.systemUTC(), ErrorOverrides.of(new ProviderSettings("call", Map.of()))));

    private VendorAnswer<Pulled<DeliveryReport>> reports(String body) {
        return VendorAnswer.of(new Complete(200, Bytes.of(body.getBytes(UTF_8))), answers.list(SmscnRows::report));
    }

    private VendorAnswer<Pulled<SendRecord>> records(String body, Charset charset) {
        return VendorAnswer.of(new Complete(200, Bytes.of(body.getBytes(charset))), answers.list(SmscnRows::record));
    }

    private static DeliveryReport delivered(String id, String mobile, String at) {
        return new DeliveryReport(
                id,
                Optional.of(new VendorNumber(mobile)),
                DeliveryOutcome.DELIVERED,
                "100 DELIVRD",
                Optional.of(Instant.parse(at)));
    }

    @Test
    void reports_v11_areBothRowsWhateverTheTotal() {
        Pulled<DeliveryReport> pulled = reports(STATUS_JSON).orElseThrow();

        assertThat(pulled.items())
                .containsExactly(
                        delivered("1390000888800001", "13900008888", "2010-11-14T18:04:19+08:00"),
                        delivered("1390000888800001", "13900008888", "2010-11-14T18:09:19+08:00"));
        assertThat(pulled.unread()).isZero();
    }

    @Test
    void reports_v12_areBothElementsWhateverTheirNames() {
        assertThat(reports(STATUS_XML).orElseThrow().items())
                .containsExactly(
                        delivered("147785572331460343857", "14778557233", "2016-04-11T11:04:35+08:00"),
                        delivered("139144557669924723", "13914455766", "2016-04-11T11:04:31+08:00"));
        assertThat(reports(STATUS_XML.replaceAll("value[01]", "row")))
                .extracting(answer -> answer.orElseThrow().items())
                .isEqualTo(reports(STATUS_XML).orElseThrow().items());
    }

    @Test
    void reports_rowsAsMembersOfAnObject_areReadToo() {
        String body = "{\"stat\":\"100\",\"values\":{\"value0\":{\"mobileids\":1,\"resultcode\":100}}}";

        assertThat(reports(body).orElseThrow().items())
                .containsExactly(
                        new DeliveryReport("1", Optional.empty(), DeliveryOutcome.DELIVERED, "100", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "100, DELIVERED",
        "130, UNKNOWN",
        "131, INVALID_NUMBER",
        "132, UNREACHABLE",
        "133, UNREACHABLE",
        "134, UNREACHABLE",
        "1001, UNKNOWN",
        "777, UNKNOWN"
    })
    void reports_v16AndEveryOtherResult_haveTheirOutcome(String resultcode, DeliveryOutcome outcome) {
        String body = STATUS_JSON.replace("\"100\",\"status\":\"DELIVRD\"", resultcode + ",\"status\":\"UNDELIV\"");

        assertThat(reports(body).orElseThrow().items()).allSatisfy(report -> {
            assertThat(report.outcome()).isEqualTo(outcome);
            assertThat(report.status()).isEqualTo(resultcode + " UNDELIV");
        });
    }

    @Test
    void reports_rowsThatCannotBeRead_areCountedAndKept() {
        String body = "{\"stat\":\"100\",\"values\":[7,null,{},{\"mobileids\":\"1\"},{\"resultcode\":\"100\"},"
                + "{\"mobileids\":\"1\",\"resultcode\":\"100\",\"retime\":\"yesterday\",\"status\":\"<b>\"}]}";

        Pulled<DeliveryReport> pulled = reports(body).orElseThrow();

        assertThat(pulled.items())
                .containsExactly(
                        new DeliveryReport("1", Optional.empty(), DeliveryOutcome.DELIVERED, "100", Optional.empty()));
        assertThat(pulled.unread()).isEqualTo(5);
        assertThat(pulled.raw()).isEqualTo(Bytes.of(body.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0085", "\\u2028", "\\u2029", "\\u202e", "\\u200b", "\\u001b", "\\n", "\\u007f"})
    void reports_wordThatBreaksOrTurnsALine_isNotShown(String escape) {
        String body = STATUS_JSON.replace("DELIVRD", "DB:" + escape + "0103");

        assertThat(reports(body).orElseThrow().items())
                .extracting(DeliveryReport::status)
                .containsOnly("100");
    }

    @Test
    void reports_oneMalformedXmlRow_costsOnlyItself() {
        String body = STATUS_XML.replace(
                "<value0>", "<value><mobileids>1</mobileids><mobileids>2</mobileids></value><value0>");

        Pulled<DeliveryReport> pulled = reports(body).orElseThrow();

        assertThat(pulled.items()).hasSize(2);
        assertThat(pulled.unread()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stat\":\"100\",\"total\":\"0\",\"values\":[]}",
                "{\"stat\":\"100\",\"total\":\"0\",\"values\":null}",
                "{\"stat\":\"100\",\"total\":\"0\",\"values\":\"\"}",
                "{\"stat\":\"100\"}",
                "{\"total\":\"0\",\"page_size\":\"0\",\"total_page\":\"0\"}",
                "{\"total\":0,\"values\":[]}",
                "<result><stat>100</stat><total>0</total><values></values></result>",
                "<result>\n<total>0</total><page_size>0</page_size><total_page>0</total_page>\n</result>"
            })
    void list_withoutRows_isEmpty(String body) {
        assertThat(reports(body).orElseThrow().items()).isEmpty();
        assertThat(reports(body).orElseThrow().unread()).isZero();
        assertThat(records(body, UTF_8).orElseThrow().items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"total\":\"50\"}",
                "{\"total\":\"0\",\"values\":[{\"mobileids\":\"1\",\"resultcode\":\"100\"}]}",
                "{\"stat\":null,\"total\":\"0\"}",
                "{\"stat\":\"100\",\"values\":\"lost\"}",
                "{\"stat\":\"100\",\"values\":7}",
                "<result><stat>100</stat><values>lost</values></result>",
                "<result><stat>100</stat><values>lost<value0><mobileids>1</mobileids></value0></values></result>",
                "{\"stat\":\"100\",\"values\":[{\"mobileids\":"
            })
    void list_withoutWhatItSays_isUnclearAndKept(String body) {
        assertThat(reports(body))
                .isInstanceOfSatisfying(
                        Unclear.class, unclear -> assertThat(unclear.body()).isEqualTo(Bytes.of(body.getBytes(UTF_8))));
    }

    @Test
    void list_refused_isRefused() {
        assertThat(reports("{\"stat\":\"117\",\"message\":\"绑定IP不正确\"}"))
                .isEqualTo(new Refused<>(new Refusal(ErrorClass.IP_NOT_ALLOWED, "117")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030"})
    void records_v14InAnyCharset_areBothRows(String charset) {
        Pulled<SendRecord> pulled =
                records(QUERY_JSON, Charset.forName(charset)).orElseThrow();

        assertThat(pulled.items())
                .extracting(SendRecord::text, SendRecord::sent)
                .containsExactly(tuple("我的发送记录1【云信】", true), tuple("我的发送记录2【云信】", false));
        assertThat(pulled.items().get(0).sentAt()).contains(Instant.parse("2013-11-14T18:04:19+08:00"));
        assertThat(pulled.items().get(0).to()).isEqualTo(new VendorNumber("13900008888"));
        assertThat(pulled.items().toString()).doesNotContain("我的", "13900008888");
    }

    @Test
    void records_rowWithoutNumberOrState_isCounted() {
        Pulled<SendRecord> pulled = records(QUERY_JSON.replace("\"status\":\"0\"", "\"status\":\"2\""), UTF_8)
                .orElseThrow();

        assertThat(pulled.items()).hasSize(1);
        assertThat(pulled.unread()).isEqualTo(1);
    }
}
