package io.github.otpgate.servlet.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.servlet.RawHttp;
import org.junit.jupiter.api.Test;

/** F-07: takes five seconds, so once in each container. */
interface PatienceTests {

    Site site();

    /** Without our deadline a body that drips would take ten minutes. */
    @Test
    default void body_thatDripsIn_isGivenUp() {
        String answer = RawHttp.drip(
                site().port(),
                "POST /app/otp/send HTTP/1.1\r\nHost: a.example\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 4000\r\n\r\n{");

        assertThat(answer)
                .startsWith("HTTP/1.1 408")
                .contains("\"code\":\"invalid-request\"")
                .containsIgnoringCase("connection: close");
    }
}
