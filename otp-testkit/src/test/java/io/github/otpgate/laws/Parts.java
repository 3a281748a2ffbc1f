package io.github.otpgate.laws;

import static org.awaitility.Awaitility.await;

import io.github.otpgate.code.ContentSealer;
import io.github.otpgate.code.KeyRing;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.Reply.Part;
import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.receipt.LongReplies;
import io.github.otpgate.receipt.PartSealer;
import io.github.otpgate.redis.RedisConnection;
import io.github.otpgate.redis.RedisPartStore;
import io.github.otpgate.redis.RedisSettings;
import io.github.otpgate.store.StoreException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Long replies on a Redis, with an expiry that a test can wait for; and parts to give them. */
final class Parts implements AutoCloseable {

    static final String PHONE = "13800138000";
    static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

    final LongReplies replies;
    private final RedisConnection connection;

    private Parts(RedisSettings settings, Duration expiry, String key) {
        this.connection = RedisConnection.open(settings);
        RedisPartStore store = new RedisPartStore(connection, settings.namespace());
        this.replies = new LongReplies(store, new Sealer(key), expiry);
    }

    /** Opens, and waits until Redis answers. */
    static Parts open(String uri, String namespace, Duration expiry) {
        return open(uri, namespace, expiry, Gate.newKey());
    }

    /** The same, for nodes that share a key. */
    static Parts open(String uri, String namespace, Duration expiry, String key) {
        Parts parts = new Parts(new RedisSettings(uri, namespace, Duration.ofSeconds(2)), expiry, key);
        awaitRedis(parts.replies);
        return parts;
    }

    static void awaitRedis(LongReplies replies) {
        await().atMost(Duration.ofSeconds(60))
                .ignoreException(StoreException.class)
                .until(() -> replies.overdue().isEmpty());
    }

    static Reply part(int reference, int total, int number, String text) {
        return part(PHONE, new Part(reference, total, number), text);
    }

    static Reply part(String phone, Part part, String text) {
        return new Reply(
                Optional.of("id-" + part.number()),
                new VendorNumber(phone),
                text,
                Optional.of(NOON.plusSeconds(part.number())),
                "4711",
                Optional.of(part));
    }

    Optional<Reply> add(Reply reply) {
        return replies.add("main", reply);
    }

    @Override
    public void close() {
        connection.close();
    }

    private record Sealer(ContentSealer content) implements PartSealer {

        Sealer(String key) {
            this(new ContentSealer(KeyRing.ofBase64(List.of(key)), new SecureRandom(), "test"));
        }

        @Override
        public List<Bytes> names(Bytes identity) {
            return content.hashes(identity);
        }

        @Override
        public Bytes digests(Bytes all) {
            return Bytes.joined(content.hashes(all));
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
