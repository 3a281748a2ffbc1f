package io.github.otpgate.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormFieldsTest {

    private static Fields read(String form) {
        return FormFields.of(form.getBytes(UTF_8));
    }

    @Test
    void of_escapes_areDecodedOnce() {
        Fields fields = read("phone=%2B86+138&co%64e=%2531&purpose=%E4%BD%a0好&&channel&captchaToken=a=b");

        assertThat(fields.required("phone")).isEqualTo("+86 138");
        assertThat(fields.required("code")).isEqualTo("%31");
        assertThat(fields.required("purpose")).isEqualTo("你好");
        assertThat(fields.required("channel")).isEmpty();
        assertThat(fields.required("captchaToken")).isEqualTo("a=b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code=1&code=2",
                "code=1&code=1",
                "code=1&co%64e=2",
                "x=1&x=2",
                "code=%",
                "code=%4",
                "code=%zz",
                "code=%-1",
                "code=%+1",
                "code=%１1",
                "code=%ff",
                "code=%c0%80",
                "code=%ed%a0%80",
                "%e4=1"
            })
    void of_ambiguousOrUnreadable_isRefused(String form) {
        assertThatThrownBy(() -> read(form))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("invalid-request: body: found ");
    }

    @Test
    void of_semicolon_separatesNothing() {
        assertThat(read("code=1;purpose=2").required("code")).isEqualTo("1;purpose=2");
    }

    @Test
    void of_moreThan32Fields_isRefused() {
        StringBuilder form = new StringBuilder("f0=");
        for (int i = 1; i < 32; i++) {
            form.append("&f").append(i).append("=1");
        }
        assertThat(read(form.toString()).has("f31")).isTrue();

        form.append("&f32=1");
        assertThatThrownBy(() -> read(form.toString())).hasMessageContaining("more than 32 fields");
    }
}
