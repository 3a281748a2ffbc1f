package io.github.otpgate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClearTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sms.haotingyun.com",
                "HTTP://10.0.0.1:8080/x",
                "http://127.evil.example",
                "http://localhost.example",
                "http://[::2]"
            })
    void isSent_plainHttpToElsewhere_isTrue(String url) {
        assertThat(ClearText.isSent(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sms.yunpian.com",
                "http://127.0.0.1:8080",
                "http://localhost",
                "http://LOCALHOST:1/x",
                "http://[::1]:8080",
                "pigeon loft 7",
                "http:nowhere"
            })
    void isSent_encryptedLoopbackOrNoAddress_isFalse(String url) {
        assertThat(ClearText.isSent(url)).isFalse();
    }
}
