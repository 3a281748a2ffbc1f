package io.github.otpgate.provider.haotingyun;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.provider.capability.PushResult;
import io.github.otpgate.provider.capability.PushResult.Undecodable;
import java.net.URLEncoder;
import java.util.Optional;

/** Pushes to an account whose key is 0000. */
final class Pushed {

    static final String Y13 =
            "sms_reply=%7B%22id%22%3A%222a70c6bb4f2845da816ea1bfe5732747%22%2C%22mobile%22%3A%2215205201314%22%2C"
                    + "%22reply_time%22%3A%222014-03-17+22%3A55%3A21%22%2C%22text%22%3A%22%E6%94%B6%E5%88%B0%E4%BA%86"
                    + "%EF%BC%8C%E8%B0%A2%E8%B0%A2%EF%BC%81%22%2C%22extend%22%3A%2201%22%2C%22base_extend%22%3A%228888"
                    + "%22%2C%22_sign%22%3A%22393d079e0a00912335adfe46f4a2e10f%22%7D";
    private static final HaotingyunPushes PUSHES = new HaotingyunPushes("0000");

    private Pushed() {}

    static PushResult push(String body) {
        return PUSHES.decode(new PushRequest(
                "POST", "", Optional.of("application/x-www-form-urlencoded"), Bytes.of(body.getBytes(US_ASCII))));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    static void assertRefused(PushResult result) {
        assertThat(result).isInstanceOf(Undecodable.class);
        assertThat(result.answer().status()).isEqualTo(400);
        assertThat(result.answer().body()).isNotIn("SUCCESS", "0");
    }
}
