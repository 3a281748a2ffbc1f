package io.github.otpgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

    @Test
    void parse_escapes_areDecodedOnce() {
        Form form = Form.parse("a=%E3%80%90+%2B%2525&b=&c").orElseThrow();

        assertThat(form.value("a")).contains("【 +%25");
        assertThat(form.value("b")).contains("");
        assertThat(form.value("c")).contains("");
        assertThat(form.value("d")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%ZZ", "a=%B1%E0", "a=\u00e3", "a=b c", "a=1&a=2", "a=%C0%80"})
    void parse_malformed_isEmpty(String encoded) {
        assertThat(Form.parse(encoded)).isEmpty();
    }
}
