package io.github.otpgate.testkit.smscn;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.provider.capability.RecordPull;
import io.github.otpgate.provider.capability.ReportPull;
import io.github.otpgate.provider.smscn.SmscnVoiceType;
import io.github.otpgate.wire.HttpSettings;
import io.github.otpgate.wire.HttpTransport;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Our adapter at a vendor's address, with connections of its own. */
final class Adapter implements AutoCloseable {

    static final String PHONE = "13900008888";
    static final Map<String, String> BY_PASSWORD = Map.of("password", SmscnSimulator.Builder.SAMPLE_PASSWORD);
    static final Map<String, String> BY_KEY = Map.of("secret-key", SmscnSimulator.Builder.SAMPLE_SECRET_KEY);

    private final HttpTransport http;
    final Provider provider;

    /** One that waits as long as a busy machine may need. */
    Adapter(URI vendor, Clock clock, Map<String, String> more) {
        this(vendor, clock, more, Duration.ofSeconds(20));
    }

    private Adapter(URI vendor, Clock clock, Map<String, String> more, Duration patience) {
        http = new HttpTransport(new HttpSettings(patience, patience, patience, HttpSettings.DEFAULT.largest(), 16));
        Map<String, String> settings = new HashMap<>(Map.of(
                "base-url", vendor.toString(),
                "uid", SmscnSimulator.Builder.SAMPLE_UID,
                "template", SmscnSimulator.Builder.SAMPLE_TEMPLATE));
        settings.putAll(more);
        provider = new SmscnVoiceType()
                .create(new ProviderSettings("call", settings), new ProviderTools(http, clock, new SecureRandom()));
    }

    /** One that soon gives up, for vendors that keep silent. */
    static Adapter impatient(URI vendor, Clock clock, Map<String, String> more) {
        return new Adapter(vendor, clock, more, Duration.ofSeconds(2));
    }

    Submission call(String code) {
        return call(PHONE, code);
    }

    Submission call(String number, String code) {
        return provider.submit(new Message(new PhoneNumber("+86" + number), Channel.VOICE, "unused", code));
    }

    BalanceQuery balance() {
        return provider.capability(BalanceQuery.class).orElseThrow();
    }

    ReportPull reports() {
        return provider.capability(ReportPull.class).orElseThrow();
    }

    RecordPull records() {
        return provider.capability(RecordPull.class).orElseThrow();
    }

    @Override
    public void close() {
        http.close();
    }
}
