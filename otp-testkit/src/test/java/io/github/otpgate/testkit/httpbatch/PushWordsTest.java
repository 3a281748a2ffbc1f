package io.github.otpgate.testkit.httpbatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.testkit.Form;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class PushWordsTest {

    private final PushWords words = new PushWords(Clock.systemUTC(), "", "", 1, false);

    @Test
    void reports_signsInIdAndNumber_areEscaped() {
        String push = words.reports(List.of(new Report("a b&c", "+85291234567", "DELIVRD")))
                .get(0);

        Form form = Form.parse(push).orElseThrow();
        assertThat(form.value("msgid")).contains("a b&c");
        assertThat(form.value("mobile")).contains("+85291234567");
        assertThat(form.value("status")).contains("DELIVRD");
    }
}
