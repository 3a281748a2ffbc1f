package io.github.otpgate.testkit.standalone;

import io.github.otpgate.testkit.apiv1.ApiV1Simulator;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import io.github.otpgate.testkit.httpbatch.HttpBatchBuilder;
import io.github.otpgate.testkit.httpbatch.HttpBatchSimulator;
import io.github.otpgate.testkit.smscn.SmscnSimulator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A vendor that can be simulated.
 *
 * @param name its {@code type} in the configuration
 * @param credentials what the sample account is configured with
 * @param start listens when it returns; whoever runs it closes it
 */
@SuppressWarnings("resource")
record Vendor(String name, String credentials, Function<Options, Running> start) {

    /** Every vendor there is: one line each. */
    static final List<Vendor> ALL = List.of(
            new Vendor(
                    "haotingyun",
                    "api-key: " + HaotingyunSimulator.Builder.SAMPLE_API_KEY + ", signature: 豪霆云",
                    Vendor::haotingyun),
            new Vendor(
                    "http-batch",
                    "account: " + HttpBatchBuilder.SAMPLE_ACCOUNT + ", password: " + HttpBatchBuilder.SAMPLE_PASSWORD
                            + ", product: " + HttpBatchBuilder.SAMPLE_PRODUCT,
                    Vendor::httpBatch),
            new Vendor(
                    "api-v1",
                    "account: " + ApiV1Simulator.Builder.SAMPLE_ACCOUNT + ", password: "
                            + ApiV1Simulator.Builder.SAMPLE_PASSWORD,
                    Vendor::apiV1),
            new Vendor(
                    "smscn-voice",
                    "uid: " + SmscnSimulator.Builder.SAMPLE_UID + ", password: "
                            + SmscnSimulator.Builder.SAMPLE_PASSWORD + " or secret-key: "
                            + SmscnSimulator.Builder.SAMPLE_SECRET_KEY + ", template: "
                            + SmscnSimulator.Builder.SAMPLE_TEMPLATE,
                    Vendor::smscnVoice));

    private static Running haotingyun(Options options) {
        var builder = HaotingyunSimulator.builder()
                .port(options.port())
                .speed(options.speed())
                .openPulls();
        options.callbackUrl().ifPresent(builder::callbackUrl);
        var simulator = builder.start();
        return new Running(simulator, simulator::reply);
    }

    /** It only pushes. */
    private static Running httpBatch(Options options) {
        var builder = HttpBatchSimulator.builder().port(options.port()).speed(options.speed());
        options.callbackUrl().ifPresent(builder::callbackUrl);
        var simulator = builder.start();
        return new Running(simulator, options.callbackUrl().map(url -> simulator::reply));
    }

    /** It tries once and never again, so that no clock of its pushes can run faster. */
    private static Running apiV1(Options options) {
        var builder = ApiV1Simulator.builder().port(options.port());
        options.callbackUrl().ifPresent(url -> builder.callbackUrls(url, url));
        var simulator = builder.start();
        return new Running(simulator, (phone, text) -> simulator.reply(phone, text, ""));
    }

    private static Running smscnVoice(Options options) {
        options.callbackUrl().ifPresent(url -> {
            throw new IllegalArgumentException("smscn-voice pushes nothing: leave --callback-url away");
        });
        return new Running(SmscnSimulator.builder().port(options.port()).start(), Optional.empty());
    }

    static Optional<Vendor> named(String name) {
        return ALL.stream().filter(vendor -> vendor.name().equals(name)).findFirst();
    }

    static String names() {
        return ALL.stream().map(Vendor::name).collect(Collectors.joining(", "));
    }
}
