package io.github.otpgate.guard;

import static org.awaitility.Awaitility.await;

import io.github.otpgate.code.KeyRing;
import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpEvent.GuardMoved;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.redis.RedisConnection;
import io.github.otpgate.redis.RedisGuardStore;
import io.github.otpgate.redis.RedisSettings;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A node with a guard, and people who ask for codes. */
final class Site implements AutoCloseable {

    static final Optional<ClientAddress> NOWHERE = Optional.empty();

    private static final KeyRing KEYS =
            KeyRing.ofBase64(List.of(Base64.getEncoder().encodeToString(new byte[32])));

    final String namespace;
    final List<OtpEvent> events = new CopyOnWriteArrayList<>();
    final Guard guard;
    private final RedisConnection connection;

    private Site(RedisServer redis, String namespace, GuardSettings settings) {
        this.namespace = namespace;
        this.connection = RedisConnection.open(new RedisSettings(redis.uri(), namespace, Duration.ofSeconds(2)));
        RedisGuardStore store = new RedisGuardStore(connection, namespace);
        this.guard = new Guard(store, KEYS::hash, events::add, settings);
        // Once Redis knows the scripts, commands take effect in the order in which they are sent.
        GuardSubject stranger = subject("+12025550000", "US", address("192.0.2.1"));
        await().until(() -> judge(stranger).findings().stream()
                .noneMatch(finding -> finding.rule().equals("unreadable")));
        guard.countSend(stranger, judge(stranger));
        guard.countConversion(conversion(stranger, Duration.ofMinutes(1)));
        settle();
        events.clear();
    }

    static Site open(RedisServer redis) {
        return open(redis, "t" + UUID.randomUUID().toString().substring(0, 8), GuardSettings.DEFAULT);
    }

    static Site open(RedisServer redis, String namespace, GuardSettings settings) {
        return new Site(redis, namespace, settings);
    }

    static Optional<ClientAddress> address(String literal) {
        return ClientAddress.parse(literal);
    }

    static GuardSubject subject(String phone, String country, Optional<ClientAddress> address) {
        PhoneNumber number = new PhoneNumber(phone);
        return new GuardSubject(number, KEYS.hashes(number).get(0), country, address);
    }

    static GuardSubject chinese(String phone) {
        return subject("+86" + phone, "CN", NOWHERE);
    }

    Verdict judge(GuardSubject subject) {
        return guard.judge(subject).toCompletableFuture().join();
    }

    /** A first send, if it is let through. */
    GuardState send(GuardSubject subject) {
        Verdict verdict = judge(subject);
        if (verdict.state() != GuardState.BLOCKED) {
            guard.countSend(subject, verdict);
        }
        settle();
        return verdict.state();
    }

    void verify(GuardSubject subject, Duration age) {
        guard.countConversion(conversion(subject, age));
        settle();
    }

    private Conversion conversion(GuardSubject subject, Duration age) {
        Bytes origin = guard.origin(subject.address());
        return new Conversion(subject.phone(), subject.hash(), subject.country(), origin, age);
    }

    Finding finding(GuardSubject subject, String kind) {
        return guard.explain(subject).toCompletableFuture().join().stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    double figure(GuardSubject subject, String kind, String name) {
        return finding(subject, kind).figures().getOrDefault(name, Double.NaN);
    }

    List<GuardMoved> moves() {
        return events.stream()
                .filter(GuardMoved.class::isInstance)
                .map(GuardMoved.class::cast)
                .toList();
    }

    /** Replies come in the order of their commands, and what follows from one is sent before the next is read. */
    void settle() {
        GuardSubject stranger = chinese("13000000000");
        for (int i = 0; i < 3; i++) {
            guard.explain(stranger).toCompletableFuture().join();
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
