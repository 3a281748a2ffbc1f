package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.redis.ScriptRunner.Call;
import io.github.otpgate.redis.ScriptRunner.ScriptReply;
import io.github.otpgate.route.lane.PaceStore;
import io.github.otpgate.route.lane.Permits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Counts the requests of all nodes in Redis and by Redis' clock, one command for as many permits as are wanted.
 *
 * <p>Permits are spread: one at a time, and in a fast account a twentieth of a second's permits at once. No span of 1.1 s
 * holds more than a second may have, so that requests which travel up to 100 ms longer than others keep the pace too.
 */
public final class RedisPaceStore implements PaceStore {

    private static final LuaScript TAKE = LuaScript.load("take_pace");

    /** A second, and what one request may be late. */
    private static final long SPAN_MICROS = 1_100_000;

    private static final int SHARE_AT_ONCE = 20;
    private static final int BYTES_OF_NAME = 12;

    private final ScriptRunner scripts;
    private final String namespace;

    public RedisPaceStore(RedisConnection redis, String namespace) {
        this.scripts = new ScriptRunner(redis);
        this.namespace = namespace;
    }

    @Override
    public CompletionStage<Permits> take(String account, int perSecond, int wanted) {
        return scripts.start(new Call(TAKE, List.of(key(account)), arguments(perSecond, wanted)))
                .thenApply(RedisPaceStore::permits);
    }

    /** A digest, since a provider may have any name. */
    private byte[] key(String account) {
        String name = Bytes.digest(account).slice(0, BYTES_OF_NAME).toUrlText();
        return (namespace + ":{pace-" + name + "}").getBytes(US_ASCII);
    }

    /** What may come early is taken off what comes evenly, so that both together are no more than a second may have. */
    private static List<byte[]> arguments(int perSecond, int wanted) {
        long early = perSecond / SHARE_AT_ONCE;
        long even = perSecond - early;
        long micros = (SPAN_MICROS + even - 1) / even;
        return List.of(number(wanted), number(micros), number(early * micros));
    }

    private static Permits permits(ScriptReply reply) {
        if (!reply.tag().equals("granted")) {
            throw reply.unexpected();
        }
        return new Permits((int) reply.number(1), Duration.ofMillis(reply.number(2)));
    }

    private static byte[] number(long value) {
        return Long.toString(value).getBytes(US_ASCII);
    }
}
