package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.receipt.reply.SuppressionStore;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps phones in 4096 hashes {@code <namespace>:{suppressed-<n>}}: name (16) to what is sealed. Spread over a cluster, and
 * each small enough for Redis' compact form: a million phones take some 70 MB. Nothing expires.
 */
public final class RedisSuppressionStore implements SuppressionStore {

    private static final int PARTS = 4096;
    private static final int BITS_BEYOND_PART = 4;
    private static final int NAME_LENGTH = 16;
    /** Far longer than a part takes. */
    private static final Duration LONGEST_WORK = Duration.ofMinutes(1);

    private static final byte[] NOTHING = {};

    private final RedisConnection redis;
    private final String namespace;

    public RedisSuppressionStore(RedisConnection redis, String namespace) {
        this.redis = redis;
        this.namespace = namespace;
    }

    @Override
    public boolean add(SuppressedPhone phone, List<Bytes> otherNames) {
        boolean known = otherNames.stream().anyMatch(this::isThere);
        byte[] key = key(phone.name());
        boolean fresh = redis.call(commands ->
                commands.hsetnx(key, phone.name().toArray(), phone.sealed().toArray()));
        return fresh && !known;
    }

    private boolean isThere(Bytes name) {
        return redis.call(commands -> commands.hexists(key(name), name.toArray()));
    }

    @Override
    public boolean remove(List<Bytes> names) {
        long removed = 0;
        for (Bytes name : names) {
            removed += redis.call(commands -> commands.hdel(key(name), name.toArray()));
        }
        return removed > 0;
    }

    @Override
    public CompletionStage<Boolean> contains(List<Bytes> names) {
        CompletionStage<Boolean> any = CompletableFuture.completedFuture(false);
        for (Bytes name : names) {
            CompletionStage<Boolean> here = redis.start(commands -> commands.hexists(key(name), name.toArray()));
            any = any.thenCombine(here, Boolean::logicalOr);
        }
        return any;
    }

    @Override
    public int parts() {
        return PARTS;
    }

    @Override
    public List<SuppressedPhone> part(int number) {
        Map<byte[], byte[]> all = redis.call(commands -> commands.hgetall(key(number)));
        // What somebody else wrote there is nothing to us.
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().length == NAME_LENGTH && entry.getValue().length > 0)
                .map(entry -> new SuppressedPhone(Bytes.of(entry.getKey()), Bytes.of(entry.getValue())))
                .toList();
    }

    @Override
    public boolean alone(Runnable work) {
        byte[] lock = (namespace + ":{suppressed}:l").getBytes(US_ASCII);
        SetArgs once = SetArgs.Builder.nx().px(LONGEST_WORK);
        if (!"OK".equals(redis.call(commands -> commands.set(lock, NOTHING, once)))) {
            return false;
        }
        try {
            work.run();
        } finally {
            redis.send(commands -> commands.del(lock));
        }
        return true;
    }

    private byte[] key(Bytes name) {
        byte[] bytes = name.slice(0, 2).toArray();
        int start = Byte.toUnsignedInt(bytes[0]) << Byte.SIZE | Byte.toUnsignedInt(bytes[1]);
        return key(start >> BITS_BEYOND_PART);
    }

    private byte[] key(int part) {
        return (namespace + ":{suppressed-" + part + "}").getBytes(US_ASCII);
    }
}
