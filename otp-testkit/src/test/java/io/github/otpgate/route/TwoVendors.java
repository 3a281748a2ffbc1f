package io.github.otpgate.route;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.haotingyun.HaotingyunType;
import io.github.otpgate.provider.httpbatch.HttpBatchType;
import io.github.otpgate.testkit.PhoneInbox;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import io.github.otpgate.testkit.httpbatch.HttpBatchBuilder;
import io.github.otpgate.testkit.httpbatch.HttpBatchSimulator;
import io.github.otpgate.wire.HttpSettings;
import io.github.otpgate.wire.HttpTransport;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A route over two vendors, over real HTTP. Real time passes, and more where a test says so. */
final class TwoVendors implements AutoCloseable {

    /** 3 s for one vendor and 20 s for both: what hangs is given up, and nothing else is, however slow the machine. */
    static final RoutingSettings SETTINGS = new RoutingSettings(
            Duration.ofSeconds(20), Duration.ofSeconds(3), 2, Map.of(), Optional.empty(), List.of());

    private static final String CODE = "704183";
    private static final Duration READ = Duration.ofSeconds(10);

    final HaotingyunSimulator first;
    final HttpBatchSimulator second = HttpBatchSimulator.start();
    final Router router;
    final List<OtpEvent> events = new CopyOnWriteArrayList<>();
    final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final AtomicLong ahead = new AtomicLong();
    private final AtomicInteger numbers = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpTransport http =
            new HttpTransport(new HttpSettings(Duration.ofSeconds(5), READ, READ, HttpSettings.DEFAULT.largest(), 16));

    TwoVendors(HaotingyunSimulator first) {
        this.first = first;
        ProviderTools tools = new ProviderTools(http, Clock.systemUTC(), new SecureRandom());
        ThreadCarrier main = new ThreadCarrier(new HaotingyunType().create(main(), tools), threads);
        ThreadCarrier other = new ThreadCarrier(new HttpBatchType().create(other(), tools), threads);
        this.router = new Router(
                Map.of(Channel.SMS, List.of("first", "second")),
                List.of(main, other),
                SETTINGS,
                new RouterTools(
                        (dispatch, attempt) -> attempts.add(attempt),
                        events::add,
                        new SecureRandom(),
                        () -> System.nanoTime() + ahead.get()));
    }

    private ProviderSettings main() {
        return new ProviderSettings(
                "first",
                Map.of("base-url", first.baseUri().toString(), "api-key", HaotingyunSimulator.Builder.SAMPLE_API_KEY));
    }

    private ProviderSettings other() {
        return new ProviderSettings(
                "second",
                Map.of(
                        "base-url",
                        second.baseUri().toString(),
                        "account",
                        HttpBatchBuilder.SAMPLE_ACCOUNT,
                        "password",
                        HttpBatchBuilder.SAMPLE_PASSWORD,
                        "product",
                        HttpBatchBuilder.SAMPLE_PRODUCT));
    }

    /** What one user saw. */
    record Seen(String phone, Sent sent, Duration took) {}

    /** One user asks for a code. */
    Seen send() {
        String phone = "138" + (10_000_000 + numbers.incrementAndGet());
        Message message = new Message(new PhoneNumber("+86" + phone), Channel.SMS, "【豪霆云】您的验证码是" + CODE, CODE);
        long start = System.nanoTime();
        Sent sent = router.send(new Dispatch(new ChallengeId(phone), message, new Purpose("login"), "CN"));
        return new Seen(phone, sent, Duration.ofNanos(System.nanoTime() - start));
    }

    /** So many users at the same time. */
    List<Seen> send(int users) throws Exception {
        Callable<Seen> user = this::send;
        List<Seen> seen = new ArrayList<>();
        for (Future<Seen> one : threads.invokeAll(Collections.nCopies(users, user))) {
            seen.add(one.get());
        }
        return seen;
    }

    void pass(Duration time) {
        ahead.addAndGet(time.toNanos());
    }

    String breaker() {
        RouteView view = router.view().get(0);
        return view.cause().map(cause -> view.breaker() + " " + cause).orElse(view.breaker());
    }

    /** Whether every message that arrived there is the one code. */
    static boolean onlyTheCode(PhoneInbox inbox) {
        return inbox.messages().stream()
                .allMatch(message -> message.code().orElse("none").equals(CODE));
    }

    @Override
    public void close() {
        first.close();
        second.close();
        http.close();
        threads.shutdownNow();
    }
}
