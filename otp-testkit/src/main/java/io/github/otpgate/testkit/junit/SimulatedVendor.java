package io.github.otpgate.testkit.junit;

import io.github.otpgate.model.Channel;
import io.github.otpgate.testkit.VendorSimulator;
import io.github.otpgate.testkit.apiv1.ApiV1Simulator;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import io.github.otpgate.testkit.httpbatch.HttpBatchBuilder;
import io.github.otpgate.testkit.httpbatch.HttpBatchSimulator;
import io.github.otpgate.testkit.smscn.SmscnSimulator;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A vendor that a test can send through, with the vendor's sample account. The provider is named like the type. */
@SuppressWarnings("ImmutableEnumChecker") // maps that cannot change, and functions without state
public enum SimulatedVendor {
    /** Type {@code haotingyun}: a {@link HaotingyunSimulator}. */
    HAOTINGYUN(
            "haotingyun",
            Channel.SMS,
            clock -> HaotingyunSimulator.builder().clock(clock).openPulls().start(),
            Map.of("api-key", HaotingyunSimulator.Builder.SAMPLE_API_KEY)),

    /** Type {@code http-batch}: an {@link HttpBatchSimulator}. */
    HTTP_BATCH(
            "http-batch",
            Channel.SMS,
            clock -> HttpBatchSimulator.builder().clock(clock).start(),
            Map.of(
                    "account",
                    HttpBatchBuilder.SAMPLE_ACCOUNT,
                    "password",
                    HttpBatchBuilder.SAMPLE_PASSWORD,
                    "product",
                    HttpBatchBuilder.SAMPLE_PRODUCT)),

    /** Type {@code api-v1}: an {@link ApiV1Simulator}. */
    API_V1(
            "api-v1",
            Channel.SMS,
            clock -> ApiV1Simulator.builder().clock(clock).start(),
            Map.of(
                    "account",
                    ApiV1Simulator.Builder.SAMPLE_ACCOUNT,
                    "password",
                    ApiV1Simulator.Builder.SAMPLE_PASSWORD)),

    /** Type {@code smscn-voice}, which calls: a {@link SmscnSimulator}. */
    SMSCN_VOICE(
            "smscn-voice",
            Channel.VOICE,
            clock -> SmscnSimulator.builder().clock(clock).start(),
            Map.of(
                    "uid",
                    SmscnSimulator.Builder.SAMPLE_UID,
                    "secret-key",
                    SmscnSimulator.Builder.SAMPLE_SECRET_KEY,
                    "template",
                    SmscnSimulator.Builder.SAMPLE_TEMPLATE));

    private final String type;
    private final Channel channel;
    private final Function<Clock, VendorSimulator> start;
    private final Map<String, String> account;

    SimulatedVendor(String type, Channel channel, Function<Clock, VendorSimulator> start, Map<String, String> account) {
        this.type = type;
        this.channel = channel;
        this.start = start;
        this.account = account;
    }

    /** Its {@code type} in the configuration, and the name of the provider in a test. */
    public String type() {
        return type;
    }

    /** Names of providers for each channel that these carry. */
    static Map<Channel, List<String>> routes(List<SimulatedVendor> vendors) {
        return vendors.stream()
                .collect(Collectors.groupingBy(
                        vendor -> vendor.channel, Collectors.mapping(SimulatedVendor::type, Collectors.toList())));
    }

    /** Listens when it returns; whoever starts it closes it. */
    VendorSimulator start(Clock clock) {
        return start.apply(clock);
    }

    /** The keys of an account there, {@code type} among them. */
    Map<String, String> settings(URI baseUri) {
        Map<String, String> settings = new LinkedHashMap<>(account);
        settings.put("type", type);
        settings.put("base-url", baseUri.toString());
        return settings;
    }
}
