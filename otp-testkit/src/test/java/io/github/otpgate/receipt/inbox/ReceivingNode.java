package io.github.otpgate.receipt.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.code.ContentSealer;
import io.github.otpgate.code.KeyRing;
import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Sealer;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.redis.RedisConnection;
import io.github.otpgate.redis.RedisInboxStore;
import io.github.otpgate.redis.RedisLeaseStore;
import io.github.otpgate.redis.RedisSettings;
import io.github.otpgate.store.StoreException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A node of its own: a connection, an inbox, and what was processed on it. */
public final class ReceivingNode implements AutoCloseable {

    /** Short enough for a test, long enough for a busy machine. */
    public static final InboxSettings IMPATIENT = new InboxSettings(Duration.ofMillis(600), 3);

    public static final List<String> KEYS = List.of(key("the key of every test"));

    private final RedisConnection redis;
    public final RedisInboxStore store;
    public final RedisLeaseStore leases;
    public final Inbox inbox;
    public final List<OtpEvent> events = new CopyOnWriteArrayList<>();
    public final List<Received> processed = new CopyOnWriteArrayList<>();

    private ReceivingNode(String uri, String namespace, List<String> keys, Duration timeout) {
        this.redis = RedisConnection.open(new RedisSettings(uri, namespace, timeout));
        this.store = new RedisInboxStore(redis, namespace);
        this.leases = new RedisLeaseStore(redis, namespace);
        this.inbox = new Inbox(store, new TestSealer(keys), events::add, IMPATIENT);
    }

    public static String anyNamespace() {
        return "inbox-" + UUID.randomUUID().toString().substring(0, 8);
    }

    public static String key(String text) {
        byte[] bytes = (text + " and some more bytes of it").getBytes(UTF_8);
        return Base64.getEncoder().encodeToString(bytes);
    }

    public static ReceivingNode open(String uri, String namespace) {
        return open(uri, namespace, KEYS);
    }

    public static ReceivingNode open(String uri, String namespace, List<String> keys) {
        return open(uri, namespace, keys, Duration.ofSeconds(2));
    }

    /** Opens, and waits until Redis answers. */
    public static ReceivingNode open(String uri, String namespace, List<String> keys, Duration timeout) {
        ReceivingNode node = new ReceivingNode(uri, namespace, keys, timeout);
        await().atMost(Duration.ofSeconds(60))
                .ignoreException(StoreException.class)
                .until(() -> node.inbox.view() != null);
        return node;
    }

    /** Processes by taking down. */
    public ReceivingNode receiving() {
        inbox.start(entries -> entries.forEach(entry -> processed.add(entry.received())));
        return this;
    }

    /** The ids of the messages that were reported here. */
    public List<String> messages() {
        return messages(processed.stream());
    }

    public static List<String> messages(Stream<Received> received) {
        return received.flatMap(each -> each.reports().stream())
                .map(DeliveryReport::messageId)
                .toList();
    }

    public <E extends OtpEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void close() {
        inbox.close();
        redis.close();
    }

    /** Ends as a process does that is killed: says good-bye to nobody. */
    public void vanish() {
        redis.close();
    }

    /** What the facade lends to the rooms. */
    public static final class TestSealer implements Sealer {

        private final ContentSealer content;

        public TestSealer(List<String> keys) {
            this.content = new ContentSealer(KeyRing.ofBase64(keys), new SecureRandom(), "inbox");
        }

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
    }
}
