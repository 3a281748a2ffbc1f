package io.github.otpgate.testkit.httpbatch;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.httpbatch.HttpBatchType;
import io.github.otpgate.wire.HttpSettings;
import io.github.otpgate.wire.HttpTransport;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The adapter, set up for the sample's account at a simulator. */
final class Account implements AutoCloseable {

    static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");
    static final String TEXT = "【朗宇信息】您的验证码是1234";

    private final HttpTransport http = new HttpTransport(HttpSettings.DEFAULT);
    private final Provider provider;

    Account(URI base, Clock clock, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "type",
                "http-batch",
                "base-url",
                base.toString(),
                "account",
                HttpBatchBuilder.SAMPLE_ACCOUNT,
                "password",
                HttpBatchBuilder.SAMPLE_PASSWORD));
        settings.putAll(more);
        provider = new HttpBatchType()
                .create(new ProviderSettings("second", settings), new ProviderTools(http, clock, new SecureRandom()));
    }

    static Message message(String text) {
        return new Message(PHONE, Channel.SMS, text, "1234");
    }

    Provider provider() {
        return provider;
    }

    @Override
    public void close() {
        http.close();
    }
}
