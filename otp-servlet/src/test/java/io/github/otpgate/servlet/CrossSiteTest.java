package io.github.otpgate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form without a phone: 400 where it was read, 403 where it was not. */
@ExtendWith(RedisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossSiteTest {

    private OtpTestApplication application;

    @BeforeAll
    void start(RedisServer redis) {
        application = OtpTestApplication.start(redis);
    }

    @AfterAll
    void stop() {
        application.close();
    }

    private String post(String path, String headers) {
        return RawHttp.postForm(application.port(), path, "purpose=login", headers.split("\\|"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: a.example|Sec-Fetch-Site: cross-site",
                "Host: a.example|Sec-Fetch-Site: same-site",
                "Host: a.example|Sec-Fetch-Site: ",
                "Host: a.example|Sec-Fetch-Site: Same-Origin",
                "Host: a.example|Sec-Fetch-Site: same-origin|Sec-Fetch-Site: cross-site",
                "Host: a.example|Sec-Fetch-Site: cross-site|Origin: http://a.example",
                "Host: a.example|Origin: null",
                "Host: a.example|Origin: ",
                "Host: a.example|Origin: http://b.example",
                "Host: a.example|Origin: http://a.example.b.example",
                "Host: a.example|Origin: http://a.example:8080",
                "Host: a.example:8080|Origin: http://a.example",
                "Host: a.example|Origin: http://a.example|Origin: http://b.example",
                "Host: a.example|Origin: http://b.example@a.example:81",
                "Host: a.example|Origin: a.example",
                "Host: a.example|Origin: http://a example"
            })
    void form_fromAnotherSite_answers403(String headers) {
        for (String path : new String[] {"/otp/send", "/otp/verify", "/otp/captcha"}) {
            assertThat(post(path, headers)).startsWith("HTTP/1.1 403").contains("\"code\":\"cross-site\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: a.example",
                "Host: a.example|Sec-Fetch-Site: same-origin",
                "Host: a.example|Sec-Fetch-Site: none",
                "Host: a.example|Sec-Fetch-Site: same-origin|Origin: null",
                "Host: a.example|Origin: http://a.example",
                "Host: a.example|Origin: https://A.EXAMPLE",
                "Host: a.example:443|Origin: https://a.example",
                "Host: a.example:8080|Origin: http://a.example:8080",
                "Host: [::1]:8080|Origin: http://[::1]:8080"
            })
    void form_fromTheOwnOriginOrNoBrowser_isRead(String headers) {
        assertThat(post("/otp/send", headers)).startsWith("HTTP/1.1 400").contains("phone: found nothing");
    }

    @Test
    void json_fromAnotherSite_isLeftToTheApplicationsCorsRules() {
        String answer = RawHttp.exchange(
                application.port(),
                "POST /otp/send HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\nSec-Fetch-Site: cross-site\r\n"
                        + "Origin: http://b.example\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContainIgnoringCase("access-control");
    }
}
