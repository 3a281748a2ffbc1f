package io.github.otpgate.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection on a client that is not ours. */
final class LentRedis implements RedisEndpoint {

    private final Supplier<Opened> connect;
    private final AtomicReference<State> state = new AtomicReference<>(new State(null, false));

    LentRedis(Supplier<Opened> connect) {
        this.connect = connect;
    }

    /** A connection and what is asked through it. */
    record Opened(StatefulConnection<?, ?> connection, RedisClusterAsyncCommands<byte[], byte[]> commands) {}

    private record State(@Nullable StatefulConnection<?, ?> open, boolean closed) {
        void end() {
            if (open != null) {
                RedisEndpoint.await(open.closeAsync());
            }
        }
    }

    @Override
    public void prepare() {
        // The client is there.
    }

    @Override
    public String where() {
        return "by the application's client";
    }

    @Override
    public int hosts() {
        return 1;
    }

    @Override
    public RedisClusterAsyncCommands<byte[], byte[]> connect() {
        Opened opened = connect.get();
        State now = state.updateAndGet(known -> new State(opened.connection(), known.closed()));
        if (now.closed()) {
            now.end();
            throw new RedisException("closed while connecting");
        }
        return opened.commands();
    }

    @Override
    public void close() {
        state.updateAndGet(known -> new State(known.open(), true)).end();
    }
}
