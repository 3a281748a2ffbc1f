package io.github.otpgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Message;
import org.junit.jupiter.api.Test;

class RecordingProviderTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");
    private static final PhoneNumber OTHER = new PhoneNumber("+8613900139000");

    private final RecordingProvider provider = new RecordingProvider("main");

    private void send(PhoneNumber to, String text, String code) {
        provider.submit(new Message(to, Channel.SMS, text, code));
    }

    @Test
    void lastCode_textWithOtherDigits_isTheCodeAllTheSame() {
        send(PHONE, "【10086】感谢您注册12306，您的验证码是654321", "654321");
        send(OTHER, "【10086】感谢您注册12306，您的验证码是111111", "111111");

        assertThat(provider.lastCode(PHONE)).isEqualTo("654321");
    }

    @Test
    void lastCode_ofTwoMessages_isTheNewer() {
        send(PHONE, "【豪霆云】您的验证码是1234", "1234");
        send(PHONE, "【豪霆云】您的验证码是5678", "5678");

        assertThat(provider.lastCode(PHONE)).isEqualTo("5678");
    }

    @Test
    void lastCode_nothingSent_failsWithoutTheNumber() {
        assertThatThrownBy(() -> provider.lastCode(PHONE))
                .isInstanceOf(AssertionError.class)
                .hasMessageNotContaining("13800138000");
    }
}
