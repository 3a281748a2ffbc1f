package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.receipt.poll.LeaseStore;
import io.github.otpgate.redis.ScriptRunner.Call;
import io.github.otpgate.redis.ScriptRunner.ScriptReply;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.List;

/**
 * Keeps each lease as {@code <namespace>:{lease-<hash>}}, and what is low as {@code <namespace>:{low-<hash>}}. Names of
 * providers are no secret, but a key has no room for what they may be made of.
 */
public final class RedisLeaseStore implements LeaseStore {

    private static final LuaScript TAKE = LuaScript.load("take_lease");
    private static final LuaScript TIME = LuaScript.load("time_lease");

    private static final byte[] LOW = {'1'};
    private static final int HASH_LENGTH = 16;

    private final RedisConnection redis;
    private final ScriptRunner scripts;
    private final String namespace;

    public RedisLeaseStore(RedisConnection redis, String namespace) {
        this.redis = redis;
        this.scripts = new ScriptRunner(redis);
        this.namespace = namespace;
    }

    @Override
    public boolean take(String task, Bytes token, Duration life) {
        return run(TAKE, task, token, life).is("taken", "held");
    }

    @Override
    public boolean renew(String task, Bytes token, Duration life) {
        return run(TIME, task, token, life).is("timed", "lost");
    }

    @Override
    public void leave(String task, Bytes token, Duration rest) {
        boolean unused = run(TIME, task, token, rest).is("timed", "lost");
    }

    private Answer run(LuaScript script, String task, Bytes token, Duration life) {
        byte[] millis = Long.toString(life.toMillis()).getBytes(US_ASCII);
        return new Answer(scripts.run(new Call(script, List.of(key("lease", task)), List.of(token.toArray(), millis))));
    }

    /** One of two tags. */
    private record Answer(ScriptReply reply) {
        boolean is(String yes, String no) {
            if (!reply.tag().equals(yes) && !reply.tag().equals(no)) {
                throw reply.unexpected();
            }
            return reply.tag().equals(yes);
        }
    }

    @Override
    public boolean becomesLow(String account, Duration life) {
        SetArgs first = SetArgs.Builder.nx().px(life);
        String set = redis.call(commands -> commands.set(key("low", account), LOW, first));
        return "OK".equals(set);
    }

    @Override
    public boolean recovers(String account) {
        return redis.<Long>call(commands -> commands.del(key("low", account))) > 0;
    }

    private byte[] key(String kind, String name) {
        return (namespace + ":{" + kind + "-"
                        + Bytes.digest(name).slice(0, HASH_LENGTH).toUrlText() + "}")
                .getBytes(US_ASCII);
    }
}
