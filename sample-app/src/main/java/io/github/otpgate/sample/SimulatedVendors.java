package io.github.otpgate.sample;

import io.github.otpgate.model.Channel;
import io.github.otpgate.testkit.PhoneInbox;
import io.github.otpgate.testkit.apiv1.ApiV1Simulator;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import io.github.otpgate.testkit.httpbatch.HttpBatchSimulator;
import io.github.otpgate.testkit.smscn.SmscnSimulator;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** All four vendors in this process, as {@code main}, {@code second}, {@code third} and {@code call}. */
final class SimulatedVendors implements AutoCloseable {

    private final HaotingyunSimulator main;
    private final HttpBatchSimulator second;
    private final ApiV1Simulator third;
    private final SmscnSimulator call;
    private final String secret;

    /** The credentials of every account are the same secret. */
    SimulatedVendors(String signature, String secret) {
        this.secret = secret;
        main = HaotingyunSimulator.builder()
                .apiKey(secret)
                .signatures(List.of(signature))
                .openPulls()
                .start();
        second = HttpBatchSimulator.builder()
                .account("sample", secret)
                .signatures(signature)
                .start();
        third = ApiV1Simulator.builder().account("sample", secret).start();
        call = SmscnSimulator.builder().account("sample", secret, secret).start();
    }

    /** The preferred one for text messages, on which the tests look. */
    HaotingyunSimulator main() {
        return main;
    }

    /** Where the second one, which nobody can ask, reports. */
    void pushSecond(URI callback) {
        second.pushes().to(callback);
    }

    /**
     * The phones behind one vendor.
     *
     * @param reply writes back, from that number that text; does nothing where the vendor only calls
     */
    record Phone(String vendor, Channel channel, PhoneInbox inbox, BiConsumer<String, String> reply) {}

    /** A phone for each vendor: together they are everything that was delivered. */
    List<Phone> phones() {
        return List.of(
                new Phone("main", Channel.SMS, main.inbox(), main::reply),
                new Phone("second", Channel.SMS, second.inbox(), second::reply),
                new Phone("third", Channel.SMS, third.inbox(), (from, text) -> third.reply(from, text, "")),
                new Phone("call", Channel.VOICE, call.inbox(), (from, text) -> {}));
    }

    /** The configuration with which the accounts can be used. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.putAll(
                provider("main", "haotingyun", Map.of("base-url", main.baseUri().toString(), "api-key", secret)));
        settings.putAll(
                provider("second", "http-batch", account(second.baseUri().toString())));
        settings.putAll(provider("third", "api-v1", account(third.baseUri().toString())));
        settings.putAll(provider(
                "call",
                "smscn-voice",
                Map.of(
                        "base-url",
                        call.baseUri().toString(),
                        "uid",
                        "sample",
                        "secret-key",
                        secret,
                        "template",
                        SmscnSimulator.Builder.SAMPLE_TEMPLATE)));
        settings.put("otp.routes.sms[0]", "main");
        settings.put("otp.routes.sms[1]", "second");
        settings.put("otp.routes.sms[2]", "third");
        settings.put("otp.routes.voice[0]", "call");
        return settings;
    }

    private Map<String, String> account(String baseUrl) {
        return Map.of("base-url", baseUrl, "account", "sample", "password", secret);
    }

    private static Map<String, Object> provider(String name, String type, Map<String, String> keys) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("otp.providers." + name + ".type", type);
        keys.forEach((key, value) -> settings.put("otp.providers." + name + "." + key, value));
        return settings;
    }

    @Override
    public void close() {
        main.close();
        second.close();
        third.close();
        call.close();
    }
}
