package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.capability.BatchSend;
import io.github.otpgate.provider.capability.MultiSend;
import io.github.otpgate.provider.capability.TemplateSend;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What leaves to send messages, byte by byte. */
class HaotingyunSendRequestsTest {

    private final ListeningVendor vendor = new ListeningVendor();

    @AfterEach
    void close() {
        vendor.close();
    }

    private static Message message(String phone, String text) {
        return new Message(new PhoneNumber(phone), Channel.SMS, text, "1234");
    }

    @Test
    void single_toMainland_y01() {
        vendor.provider(Map.of()).submit(message("+8615205201314", "【豪霆云】您的验证码是1234"));

        vendor.assertArrived(
                "sms/single_send",
                "mobile=15205201314",
                "text=%E3%80%90%E8%B1%AA%E9%9C%86%E4%BA%91%E3%80%91%E6%82%A8%E7%9A%84%E9%AA%8C%E8%AF%81"
                        + "%E7%A0%81%E6%98%AF1234");
    }

    @Test
    void single_abroad_y02() {
        vendor.provider(Map.of()).submit(message("+93701234567", "1"));

        vendor.assertArrived("sms/single_send", "mobile=%2B93701234567", "text=1");
    }

    @Test
    void template_withValues_y04() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("code", "1234");
        values.put("company", "豪霆云");

        vendor.can(TemplateSend.class).submit(new PhoneNumber("+8615205201314"), "1", values);

        vendor.assertArrived(
                "sms/tpl_single_send",
                "mobile=15205201314",
                "tpl_id=1",
                "tpl_value=%2523code%2523%3D1234%26%2523company%2523%3D%25E8%25B1%25AA%25E9%259C%2586%25E4%25BA%2591");
    }

    @Test
    void template_withoutValues_sendsAnEmptyOne() {
        vendor.can(TemplateSend.class).submit(new PhoneNumber("+8615205201314"), "9527", Map.of());

        vendor.assertArrived("sms/tpl_single_send", "mobile=15205201314", "tpl_id=9527", "tpl_value=");
    }

    @Test
    void single_withEveryOption_carriesThem() {
        vendor.provider(Map.of(
                        "extend",
                        "001",
                        "uid",
                        "10 001",
                        "callback-url",
                        "https://example.com/otp/callbacks/main/t0k?x=1/"))
                .submit(message("+8615205201314", "1"));

        vendor.assertArrived(
                "sms/single_send",
                "mobile=15205201314",
                "text=1",
                "extend=001",
                "uid=10+001",
                "callback_url=https%3A%2F%2Fexample.com%2Fotp%2Fcallbacks%2Fmain%2Ft0k%3Fx%3D1%2F");
    }

    @Test
    void batch_toMany_joinsNumbers() {
        vendor.can(BatchSend.class)
                .submit(List.of(new PhoneNumber("+8615205201314"), new PhoneNumber("+8615205201315")), "a+b,c");

        vendor.assertArrived("sms/batch_send", "mobile=15205201314%2C15205201315", "text=a%2Bb%2Cc");
    }

    @Test
    void batch_withOptions_carriesThem() {
        vendor.provider(Map.of("uid", "7", "callback-url", "http://example.com"))
                .capability(BatchSend.class)
                .orElseThrow()
                .submit(List.of(new PhoneNumber("+93701234567")), "1");

        vendor.assertArrived(
                "sms/batch_send", "mobile=%2B93701234567", "text=1", "uid=7", "callback_url=http%3A%2F%2Fexample.com");
    }

    @Test
    void multi_everyText_isEncodedTwice_y03() {
        vendor.can(MultiSend.class)
                .submit(List.of(
                        message("+8615205201314", "【豪霆云】验证码1234,勿泄露"), message("+8615205201315", "【豪霆云】满100% +1")));

        vendor.assertArrived(
                "sms/multi_send",
                "mobile=15205201314%2C15205201315",
                "text=%25E3%2580%2590%25E8%25B1%25AA%25E9%259C%2586%25E4%25BA%2591%25E3%2580%2591"
                        + "%25E9%25AA%258C%25E8%25AF%2581%25E7%25A0%25811234%252C%25E5%258B%25BF%25E6%25B3%2584"
                        + "%25E9%259C%25B2%2C%25E3%2580%2590%25E8%25B1%25AA%25E9%259C%2586%25E4%25BA%2591"
                        + "%25E3%2580%2591%25E6%25BB%25A1100%2525%2B%252B1");
    }

    @Test
    void multi_withOptions_carriesThem() {
        vendor.provider(Map.of("extend", "1"))
                .capability(MultiSend.class)
                .orElseThrow()
                .submit(List.of(message("+8615205201314", "&=#")));

        vendor.assertArrived("sms/multi_send", "mobile=15205201314", "text=%2526%253D%2523", "extend=1");
    }
}
