package io.github.otpgate.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {

    private static Fields read(String json) {
        return JsonFields.of(json.replace('\'', '"').getBytes(UTF_8));
    }

    @Test
    void of_strings_areReadAsTheyAre() {
        Fields fields = read("{'code':'000000', 'phone':'\\u4f60 好', 'other':{'code':[1]}, 'captchaToken':'t'}");

        assertThat(fields.required("code")).isEqualTo("000000");
        assertThat(fields.required("phone")).isEqualTo("你 好");
        assertThat(fields.optional("captchaToken")).contains("t");
        assertThat(fields.optional("channel")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "'text'",
                "5",
                "[]",
                "[{'code':'1'}]",
                "{",
                "{'code':'1'",
                "{'code':'1'} {}",
                "{'code':'1'} x",
                "{'code':'1'}]",
                "{'code':'1','code':'1'}",
                "{'code':'1','\\u0063ode':'2'}",
                "{'x':{'a':1,'a':2}}",
                "{'code':'1',}",
                "{code:'1'}",
                "{'code':1e}",
                "{'code':NaN}",
                "{'code':'a\nb'}",
                "{/**/}",
                "\uFEFF{}",
                "{}\u0000"
            })
    void of_anythingButOneProperObject_isRefusedWithoutQuotingIt(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("invalid-request: body: found ")
                .hasMessageContaining("; allowed: ")
                .hasNoCause();
    }

    @Test
    void of_eightLevelsAndThirtyTwoFields_areTheMost() {
        assertThat(read("{'x':" + "[".repeat(7) + "]".repeat(7) + "}").has("x")).isTrue();
        assertThat(read(object(32)).has("f31")).isTrue();

        assertThatThrownBy(() -> read("{'x':" + "[".repeat(8) + "]".repeat(8) + "}"))
                .hasMessageContaining("nested too deep");
        assertThatThrownBy(() -> read(object(33))).hasMessageContaining("more than 32 fields");
    }

    private static String object(int fields) {
        return IntStream.range(0, fields).mapToObj(i -> "'f" + i + "':'v'").collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void required_number_tellsWhyNumbersAreRefused() {
        Fields fields = read("{'code':123456}");

        assertThatThrownBy(() -> fields.required("code"))
                .hasMessageContaining("code: found a number, which would lose leading zeros; allowed: a string")
                .hasMessageNotContaining("123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-7", "50000", "12345678901234567890123", "-0"})
    void filledOrWhole_wholeNumber_isTakenAsWritten(String number) {
        assertThat(read("{'solution':" + number + "}").filledOrWhole("solution"))
                .isEqualTo(number);
        assertThat(read("{'solution':'" + number + "'}").filledOrWhole("solution"))
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e3", "null", "true", "[1]", "{'a':1}", "''", "' '"})
    void filledOrWhole_anythingElse_isRefused(String value) {
        Fields fields = read("{'solution':" + value + "}");

        assertThatThrownBy(() -> fields.filledOrWhole("solution"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("invalid-request: solution: found ")
                .hasMessageContaining("allowed: a string of 1 to 8192 characters");
    }

    @Test
    void optional_longText_isRefusedFromTheFieldsLimitOn() {
        Fields fields = read("{'code':'" + "1".repeat(1025) + "','captchaToken':'" + "t".repeat(5000) + "'}");

        assertThat(fields.optional("captchaToken")).isPresent();
        assertThatThrownBy(() -> fields.optional("code"))
                .hasMessageContaining("code: found 1025 characters; allowed: a string of 1 to 1024 characters");
    }

    @Test
    void law5_toString_showsNoField() {
        assertThat(read("{'code':'123456'}").toString()).doesNotContain("123456");
    }
}
