package io.github.otpgate.testkit.apiv1;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.apiv1.ApiV1Type;
import io.github.otpgate.wire.HttpSettings;
import io.github.otpgate.wire.HttpTransport;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Our adapter, with the account that the simulator has by default. */
final class OurAccount implements AutoCloseable {

    static final PhoneNumber PHONE = new PhoneNumber("+8613800000001");
    static final String TEXT = "【测试】验证码1234";

    private final HttpTransport http = new HttpTransport(HttpSettings.DEFAULT);
    private final Provider provider;

    OurAccount(ApiV1Simulator vendor, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "base-url", vendor.baseUri().toString(),
                "account", ApiV1Simulator.Builder.SAMPLE_ACCOUNT,
                "password", ApiV1Simulator.Builder.SAMPLE_PASSWORD));
        values.putAll(more);
        provider = new ApiV1Type()
                .create(
                        new ProviderSettings("third", values),
                        new ProviderTools(http, Clock.systemUTC(), new SecureRandom()));
    }

    Submission send() {
        return provider.submit(new Message(PHONE, Channel.SMS, TEXT, "1234"));
    }

    <C extends Capability> C can(Class<C> kind) {
        return provider.capability(kind).orElseThrow();
    }

    @Override
    public void close() {
        http.close();
    }
}
