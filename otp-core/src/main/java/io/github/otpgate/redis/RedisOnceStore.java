package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.captcha.OnceStore;
import io.github.otpgate.model.Bytes;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Remembers what was used as {@code <namespace>:{o-<nonce>}}, one key each. */
public final class RedisOnceStore implements OnceStore {

    private static final byte[] USED = {'1'};

    private final RedisConnection redis;
    private final String namespace;

    public RedisOnceStore(RedisConnection redis, String namespace) {
        this.redis = redis;
        this.namespace = namespace;
    }

    @Override
    public CompletionStage<Boolean> use(Bytes nonce, Duration life) {
        byte[] key = (namespace + ":{o-" + nonce.toUrlText() + "}").getBytes(US_ASCII);
        SetArgs once = SetArgs.Builder.nx().px(life);
        return redis.start(commands -> commands.set(key, USED, once)).thenApply("OK"::equals);
    }
}
