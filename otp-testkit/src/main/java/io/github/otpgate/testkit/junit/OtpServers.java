package io.github.otpgate.testkit.junit;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.VendorSimulator;
import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * What an application under test talks to, a real Redis and vendors, for tests that start the whole application, such as
 * {@code @SpringBootTest}. A static field of the test class or of one above it:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final OtpServers OTP = OtpServers.simulating(SimulatedVendor.HAOTINGYUN);
 *
 * @DynamicPropertySource
 * static void otp(DynamicPropertyRegistry registry) {
 *     OTP.springProperties().forEach((key, value) -> registry.add(key, () -> value));
 * }
 * }</pre>
 *
 * <p>As Spring keeps applications for later test classes, everything here lives until the end of the run, too, and one test sees
 * the limits of another: use a {@linkplain #newPhone new phone} in each. Nothing here has a clock that can be moved. Where no Redis
 * can be started the class is skipped and says why. Safe for use by many threads.
 */
public final class OtpServers implements BeforeAllCallback, TestInstancePreConstructCallback {

    private static final Namespace NAMESPACE = Namespace.create(OtpServers.class);

    private final List<SimulatedVendor> vendors;
    private final RecordingProvider recorder = new RecordingProvider("recording");
    private final String key = Fresh.key();
    private final String namespace = Fresh.namespace();
    private volatile Optional<Running> running = Optional.empty();

    private OtpServers(List<SimulatedVendor> vendors) {
        this.vendors = vendors;
    }

    private record Running(RedisServer redis, Phones phones, Map<SimulatedVendor, VendorSimulator> simulators)
            implements AutoCloseable {

        /** Redis and the phones are everybody's. */
        @Override
        public void close() {
            simulators.values().forEach(VendorSimulator::close);
        }
    }

    /** An application under test may keep users by their phones, so that no two of these may give the same. */
    private record Phones(AtomicInteger given) {}

    /** The application sends to the {@link #recorder}, which it must have as a bean. */
    public static OtpServers recording() {
        return new OtpServers(List.of());
    }

    /** The application sends to vendors over HTTP, the preferred first. */
    public static OtpServers simulating(SimulatedVendor... vendors) {
        if (vendors.length == 0) {
            throw new IllegalArgumentException("at least one vendor, or recording()");
        }
        return new OtpServers(Stream.of(vendors).distinct().toList());
    }

    /** Called by JUnit. */
    @Override
    public void beforeAll(ExtensionContext context) {
        start(context);
    }

    /** Called by JUnit. An instance that serves all tests of a class is made, and asks for properties, before all else. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        start(context);
    }

    private void start(ExtensionContext context) {
        RedisServer redis = Startable.redis(() -> RedisExtension.shared(context));
        ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
        Phones phones = store.computeIfAbsent(Phones.class, type -> new Phones(new AtomicInteger()), Phones.class);
        running = Optional.of(
                store.computeIfAbsent(this, servers -> new Running(redis, phones, simulators()), Running.class));
    }

    private Map<SimulatedVendor, VendorSimulator> simulators() {
        Map<SimulatedVendor, VendorSimulator> started = new EnumMap<>(SimulatedVendor.class);
        vendors.forEach(vendor -> started.put(vendor, vendor.start(Clock.systemUTC())));
        return started;
    }

    private Running running() {
        return running.orElseThrow(() -> new IllegalStateException(
                "OtpServers run from the first test class on that has them in a static field with @RegisterExtension"));
    }

    /**
     * What the application is configured with: Redis and a namespace, a key and a signature, the providers and their routes, no
     * captcha, no polling, no guard, and rates that only report. Purposes and the limits of a phone stay the application's.
     *
     * @return keys of the Spring configuration and their values, all beginning with {@code otp.}
     */
    public Map<String, String> springProperties() {
        Running now = running();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("otp.redis.uri", now.redis().uri());
        all.put("otp.redis.namespace", namespace);
        all.put("otp.redis.timeout", "2s");
        all.put("otp.secret-keys", key);
        all.put("otp.signature", Fresh.SIGNATURE);
        all.put("otp.captcha.mode", "off");
        all.put("otp.polling.enabled", "false");
        all.put("otp.guard.enabled", "false");
        all.put("otp.limits.record-only", "all");
        if (vendors.isEmpty()) {
            all.put("otp.routes.sms", recorder.name());
        }
        now.simulators()
                .forEach((vendor, simulator) -> vendor.settings(simulator.baseUri())
                        .forEach((setting, value) -> all.put("otp.providers." + vendor.type() + "." + setting, value)));
        SimulatedVendor.routes(vendors)
                .forEach((channel, names) -> all.put("otp.routes." + channel.wireName(), String.join(",", names)));
        return all;
    }

    /** What the application sends to where no vendor is simulated; {@link RecordingProvider#lastCode} reads the code. */
    public RecordingProvider recorder() {
        return recorder;
    }

    /** One of the vendors; its {@link VendorSimulator#inbox inbox} has what the phones received. */
    public VendorSimulator simulator(SimulatedVendor vendor) {
        return Optional.ofNullable(running().simulators().get(vendor))
                .orElseThrow(() -> new IllegalArgumentException(vendor + " is not simulated here"));
    }

    /** The Redis of the application, which all tests of the run share. */
    public RedisServer redis() {
        return running().redis();
    }

    /** A number of mainland China that no test of this run had before, so that no limit holds for it and nobody has it. */
    public PhoneNumber newPhone() {
        int given = running().phones().given().incrementAndGet();
        return new PhoneNumber(String.format(Locale.ROOT, "+86138%08d", given));
    }
}
