package io.github.otpgate.provider.apiv1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.otpgate.wire.VendorJson;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentedJsonTest {

    private final VendorJson json = new VendorJson();

    @Test
    void repaired_documentedShape_becomesTheArray() {
        assertThat(DocumentedJson.repaired("{\"code\":\"00\",\"data\":{[{\"a\":1},{\"a\":2}]}\"message\":\"成功\"}"))
                .contains("{\"code\":\"00\",\"data\": [{\"a\":1},{\"a\":2}] ,\"message\":\"成功\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {Samples.REPORTS, Samples.REPLIES, Samples.BALANCE})
    void repaired_samplesOfTheDocument_areJson(String sample) {
        assertThat(json.read(sample)).isEmpty();

        assertThat(DocumentedJson.repaired(sample).flatMap(json::read)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[1]\"message\":\"x\"}",
                "{\"data\":{\"a\":1}\"message\":\"x\"}",
                "{\"data\":{[]}\n\t\"message\":\"x\"}",
                "{\"data\" : {\r\n[1] } , \"message\":\"x\"}",
                "{\"data\":{ // a list\n[1]},\"message\":\"x\"}",
                "{\"data\":{[[1],{\"data\":{\"b\":2}}]}\"message\":\"x\"}"
            })
    void repaired_eachFlawAlone_isJson(String flawed) {
        assertThat(json.read(flawed)).isEmpty();

        assertThat(DocumentedJson.repaired(flawed).flatMap(json::read)).hasValueSatisfying(document -> {
            assertThat(document.path("message").asString()).isEqualTo("x");
            assertThat(document.path("data").isContainer()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[{\"content\":\"\\\"data\\\":{[1]}\\\"message\\\":1 // no comment\\\\\"}],\"message\":\"x\"}",
                "{\"data\":\"{[]}\",\"message\":\"http://x\"}",
                "{\"x\":\"\\\\\",\"data\":[],\"message\":\"a\\\"//b\"}",
                "",
                "no json",
                "\"data\":{[1]}"
            })
    void repaired_nothingToPutRight_isNothing(String text) {
        assertThat(DocumentedJson.repaired(text)).isEmpty();
    }

    @Test
    void repaired_stringsInABrokenAnswer_areLeftAlone() {
        String content = "\"data\\\":{[1]}\\\"message\\\": // \\\\\"";
        String broken = "{\"data\":{[{\"content\":" + content + "}]}\"message\":\"{[\"}";

        assertThat(DocumentedJson.repaired(broken))
                .hasValueSatisfying(text ->
                        assertThat(text).isEqualTo("{\"data\": [{\"content\":" + content + "}] ,\"message\":\"{[\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{[],\"code\":\"00\"}}",
                "{\"data\":{[],\"code\":\"00\"}",
                "{\"data\":{[],\"code\":\"00\",\"x\":[]}}",
                "{\"data\":{[] // x\n,\"code\":\"00\"}\"message\":\"x\"}",
                "{\"data\":{[1],\"x\":2},\"message\":\"x\"}",
                "{\"data\":{[1]",
                "{\"data\":{[1]}",
                "{\"other\":{[1]},\"message\":\"x\"}",
                "{\"data\":{\"data\":{[1]}},\"message\":\"x\"}",
                "{\"data\":[1]\"other\":1}",
                "{\"data\":\"unterminated",
                "{\"data\":\"unterminated\\",
                "{\"code\":\"00\" // and no more lines}"
            })
    void repaired_otherFlaws_areStillNotJson(String flawed) {
        assertThat(DocumentedJson.repaired(flawed).flatMap(json::read)).isEmpty();
    }

    @Test
    void repaired_nestedPattern_isNotTouched() {
        String nested = "{\"data\":{\"x\":[{\"message\":1}{\"message\":2}]}}";

        assertThat(DocumentedJson.repaired(nested)).isEmpty();
    }

    @Test
    void repaired_hugeTexts_takeNoLongerThanTheirLength() {
        int most = 2 * 1024 * 1024;

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String piece : new String[] {
                "{", "[", "\"", "\\\"", "//", "/", " ", "\"data\":{", "{\"data\":{ }", "\"data\":{//\n", "]\"message\""
            }) {
                String text = "{\"data\":{" + piece.repeat(most / piece.length() - 10);
                assertThat(DocumentedJson.repaired(text).flatMap(json::read)).isEmpty();
            }
        });
    }

    @Test
    void repaired_moreThanAnAnswerCanBe_isNotLookedAt() {
        String large = "{\"data\":{[\"" + "x".repeat(2 * 1024 * 1024) + "\"]}\"message\":\"x\"}";

        assertThat(DocumentedJson.repaired(large)).isEmpty();
    }
}
