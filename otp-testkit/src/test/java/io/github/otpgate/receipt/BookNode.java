package io.github.otpgate.receipt;

import static org.awaitility.Awaitility.await;

import io.github.otpgate.code.ContentSealer;
import io.github.otpgate.code.KeyRing;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Sealer;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.redis.RedisConnection;
import io.github.otpgate.redis.RedisReceiptStore;
import io.github.otpgate.redis.RedisSettings;
import io.github.otpgate.testkit.MovableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A node with a connection and a book of its own. */
final class BookNode implements AutoCloseable {

    static final Purpose LOGIN = new Purpose("login");
    static final String MAIN = "main";
    static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

    private static final SecureRandom RANDOM = new SecureRandom();

    final MovableClock clock = new MovableClock(NOON);
    /** Of early reports. */
    final List<DeliveryUpdate> news = Collections.synchronizedList(new ArrayList<>());

    final ReceiptBook book;
    final ReceiptStore store;
    private final RedisConnection redis;
    private final ExecutorService inbox = Executors.newSingleThreadExecutor();

    private BookNode(Site site, List<String> keys, UnaryOperator<ReceiptStore> fault) {
        this.redis = RedisConnection.open(new RedisSettings(site.uri, site.namespace, Duration.ofSeconds(2)));
        this.store = fault.apply(new RedisReceiptStore(redis, site.namespace));
        this.book = new ReceiptBook(store, sealer(keys), RANDOM, clock, this::again);
    }

    /** As an inbox does that forgets nothing. */
    private CompletionStage<?> again(String provider, List<DeliveryReport> reports) {
        return CompletableFuture.runAsync(
                () -> news.addAll(book.report(UUID.randomUUID().toString(), provider, reports)), inbox);
    }

    /** As a node that died before its inbox had anything. */
    void losesItsInbox() {
        inbox.shutdownNow();
    }

    /** What the nodes of a test share. */
    static final class Site {
        final String namespace = "t" + UUID.randomUUID().toString().substring(0, 8);
        final List<String> keys = List.of(newKey());
        private final String uri;

        Site(String uri) {
            this.uri = uri;
        }

        BookNode open() {
            return open(keys);
        }

        BookNode open(List<String> keys) {
            return open(keys, store -> store);
        }

        BookNode open(List<String> keys, UnaryOperator<ReceiptStore> fault) {
            BookNode node = new BookNode(this, keys, fault);
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
                node.book.find(Bytes.of(new byte[16]));
                return true;
            });
            return node;
        }

        BookNode openWithoutRedis() {
            return new BookNode(this, keys, store -> store);
        }
    }

    static String newKey() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static Sealer sealer(List<String> keys) {
        ContentSealer content = new ContentSealer(KeyRing.ofBase64(keys), RANDOM, "receipt");
        return new Sealer() {
            @Override
            public List<Bytes> names(Bytes identity) {
                return content.hashes(identity);
            }

            @Override
            public Bytes seal(Bytes plain) {
                return content.seal(plain);
            }

            @Override
            public Optional<Bytes> open(Bytes sealed) {
                return content.open(sealed);
            }
        };
    }

    static PhoneNumber phone(int number) {
        return new PhoneNumber("+86138" + String.format(Locale.ROOT, "%08d", number));
    }

    static Opening text(PhoneNumber phone) {
        return opening(phone, Channel.SMS, false);
    }

    static Opening opening(PhoneNumber phone, Channel channel, boolean withheld) {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        String id = "id-" + Bytes.of(nonce).toUrlText();
        return new Opening(new ChallengeId(id), Bytes.of(nonce), phone, LOGIN, channel, withheld);
    }

    /** Another one. */
    static Bytes attempt() {
        byte[] id = new byte[4];
        RANDOM.nextBytes(id);
        return Bytes.of(id);
    }

    static DeliveryReport delivered(String id) {
        return report(id, DeliveryOutcome.DELIVERED, "DELIVRD");
    }

    static DeliveryReport failed(String id) {
        return report(id, DeliveryOutcome.UNREACHABLE, "UNDELIV");
    }

    static DeliveryReport report(String id, DeliveryOutcome outcome, String status) {
        return new DeliveryReport(id, Optional.empty(), outcome, status, Optional.of(NOON.plusSeconds(5)));
    }

    static DeliveryReport to(DeliveryReport report, String number) {
        return new DeliveryReport(
                report.messageId(),
                Optional.of(new VendorNumber(number)),
                report.outcome(),
                report.status(),
                report.at());
    }

    /** Sends, and waits until it is written. */
    Opening sent(PhoneNumber phone, String... ids) {
        Opening opening = text(phone);
        book.open(opening);
        answered(opening, MAIN, new Submission.Accepted(List.of(ids), Optional.empty()));
        return opening;
    }

    /** Says what a vendor answered, and waits until it is written. */
    void answered(Opening opening, String provider, Submission answer) {
        int before =
                book.find(opening.nonce()).map(found -> found.attempts().size()).orElse(0);
        book.attempted(opening, attempt(), provider, answer);
        await().until(() -> store.look(opening.nonce()).toCompletableFuture().join().stream()
                        .flatMap(found -> found.attempts().stream())
                        .filter(attempt -> !attempt.unfinished())
                        .count()
                > before);
    }

    /** What another entry brings. */
    List<DeliveryUpdate> report(DeliveryReport... reports) {
        return book.report(UUID.randomUUID().toString(), MAIN, List.of(reports));
    }

    DeliveryState state(Opening opening) {
        return find(opening).state();
    }

    Delivery find(Opening opening) {
        return book.find(opening.nonce()).orElseThrow();
    }

    Optional<LastText> lastText(PhoneNumber phone) {
        return book.lastText(phone, LOGIN).toCompletableFuture().join();
    }

    @Override
    public void close() {
        inbox.shutdownNow();
        redis.close();
    }
}
