package io.github.otpgate.redis;

import io.github.otpgate.model.Lazy;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A Redis with a client of our own, made when it is first needed. */
final class OwnRedis<C extends AbstractRedisClient> implements RedisEndpoint {

    private final RedisAddress address;
    private final Lazy<C> client;
    private final Function<C, RedisClusterAsyncCommands<byte[], byte[]>> connect;

    private OwnRedis(
            RedisAddress address, Lazy<C> client, Function<C, RedisClusterAsyncCommands<byte[], byte[]>> connect) {
        this.address = address;
        this.client = client;
        this.connect = connect;
    }

    /** One server, or the master that Sentinels name. */
    static OwnRedis<RedisClient> single(RedisAddress address, RedisClientOptions options) {
        Lazy<RedisClient> client = new Lazy<>(() -> {
            RedisClient made =
                    RedisClient.create(options.resources(), address.nodes().get(0));
            made.setOptions(options.standalone());
            return made;
        });
        return new OwnRedis<>(
                address, client, own -> own.connect(ByteArrayCodec.INSTANCE).async());
    }

    static OwnRedis<RedisClusterClient> cluster(RedisAddress address, RedisClientOptions options) {
        Lazy<RedisClusterClient> client = new Lazy<>(() -> {
            RedisClusterClient made = RedisClusterClient.create(options.resources(), address.nodes());
            made.setOptions(options.cluster());
            return made;
        });
        return new OwnRedis<>(
                address, client, own -> ClusterConnection.open(own).async());
    }

    @Override
    public void prepare() {
        client.prepare();
    }

    @Override
    public String where() {
        return String.join(", ", address.hosts());
    }

    @Override
    public int hosts() {
        return address.hosts().size();
    }

    @Override
    public RedisClusterAsyncCommands<byte[], byte[]> connect() {
        return connect.apply(client.get());
    }

    @Override
    public void close() {
        client.end(OwnRedis::release);
    }

    /** Ends the client, and the threads that were made for it. */
    private static void release(AbstractRedisClient client) {
        ClientResources resources = client.getResources();
        RedisEndpoint.await(client.shutdownAsync(0, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS));
        resources.shutdown(0, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly(LAST_WORDS.toMillis());
    }
}
