package io.github.otpgate.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Bytes;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WireFormsTest {

    private final VendorJson json = new VendorJson();

    @ParameterizedTest
    @CsvSource({
        "SPACED, 2014-03-17 22:55:21, 2014-03-17T14:55:21Z",
        "COMPACT, 20120102102033, 2012-01-02T02:20:33Z",
        "SHORT, 1012241002, 2010-12-24T02:02:00Z",
        "SHORT, 1208212205, 2012-08-21T14:05:00Z"
    })
    void beijingTime_readsAndWrites(BeijingTime form, String written, Instant moment) {
        assertThat(form.read(written)).contains(moment);
        assertThat(form.write(moment)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2014-02-30 00:00:00", "2014-03-17 24:00:00", "2014-03-17T22:55:21", "2014-3-17 2:5:1", ""})
    void beijingTime_offTheCalendarOrInAnotherForm_isNothing(String written) {
        assertThat(BeijingTime.SPACED.read(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SPACED, +999999999-01-01 00:00:00",
        "SPACED, +10000-01-01 00:00:00",
        "SPACED, -0001-01-01 00:00:00",
        "COMPACT, +999990120102102033",
        "SHORT, 101224100"
    })
    void beijingTime_yearInAnotherForm_isNothing(BeijingTime form, String written) {
        assertThat(form.read(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T15:30:00Z, PT30M",
        "2026-11-21T15:59:59.999Z, PT0.001S",
        "2026-11-21T16:00:00Z, PT24H",
        "2026-12-31T23:59:59Z, PT16H1S"
    })
    void beijingTime_untilMidnight_isLessThanADayOrOne(Instant now, Duration left) {
        assertThat(BeijingTime.untilMidnight(now)).isEqualTo(left);
    }

    @Test
    void text_isUtf8_elseGb18030_elseNothing() {
        assertThat(VendorText.of(Bytes.of("验证失败".getBytes(UTF_8)))).contains("验证失败");
        assertThat(VendorText.of(Bytes.of("验证失败".getBytes(Charset.forName("GBK")))))
                .contains("验证失败");
        assertThat(VendorText.of(Bytes.of("\uFEFF{}".getBytes(UTF_8)))).contains("{}");
        assertThat(VendorText.of(Bytes.of((byte) 0xFF, (byte) 0xFF))).isEmpty();
        assertThat(VendorText.utf8(Bytes.of("验证失败".getBytes(Charset.forName("GBK")))))
                .isEmpty();
    }

    @Test
    void fields_areDecodedOnce_andTheFirstOfANameHolds() {
        FormFields fields = FormFields.of("a=%E9%AA%8C+1%2B1&b=%2525&a=2&c&=d").orElseThrow();

        assertThat(fields.value("a")).contains("验 1+1");
        assertThat(fields.value("b")).contains("%25");
        assertThat(fields.value("c")).contains("");
        assertThat(fields.value("x")).isEqualTo(Optional.empty());
        assertThat(fields.text("x")).isEmpty();
        assertThat(fields).hasToString("FormFields[4]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%2", "a=%zz", "%GG=1", "a=%FF%FF", "a=验"})
    void fields_withABrokenEscape_areNothing(String encoded) {
        assertThat(FormFields.of(encoded)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "{\"a\":1}x", "{\"a\":1,\"a\":2}", "{a:1}", "{\"a\":1,}", "<html>", "{\"a\":01}"})
    void json_thatIsNotExactlyOneDocument_isNothing(String body) {
        assertThat(json.read(Bytes.of(body.getBytes(UTF_8)))).isEmpty();
        assertThat(json.read(body)).isEmpty();
    }

    @Test
    void json_tooDeep_isNothing() {
        assertThat(json.read("[".repeat(100_000) + "]".repeat(100_000))).isEmpty();
        assertThat(json.read("[".repeat(32) + "]".repeat(32))).isPresent();
    }

    @Test
    void members_areReadAsTextOrNumber_neverThroughADouble() {
        JsonNode body = json.read("{\"i\":9007199254740993,\"s\":\"1234567890123456789\",\"f\":0.05,\"t\":\"0.2000\","
                        + "\"n\":null,\"o\":{},\"big\":1e999999999,\"code\":\"00\",\"b\":true}")
                .orElseThrow();

        assertThat(VendorJson.text(body, "i")).isEqualTo("9007199254740993");
        assertThat(VendorJson.text(body, "s")).isEqualTo("1234567890123456789");
        assertThat(VendorJson.text(body, "n") + VendorJson.text(body, "o") + VendorJson.text(body, "b"))
                .isEmpty();
        assertThat(VendorJson.decimal(body, "f")).contains(new BigDecimal("0.05"));
        assertThat(VendorJson.decimal(body, "t")).contains(new BigDecimal("0.2000"));
        assertThat(VendorJson.decimal(body, "big")).isEmpty();
        assertThat(VendorJson.integer(body, "code")).contains(0);
        assertThat(VendorJson.integer(body, "i")).isEmpty();
        assertThat(VendorJson.optional(body, "n")).isEmpty();
    }
}
