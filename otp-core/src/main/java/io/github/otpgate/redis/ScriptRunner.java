package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.store.StoreException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Runs scripts by their digest, and by their text where Redis has forgotten them. */
final class ScriptRunner {

    private final RedisConnection redis;

    ScriptRunner(RedisConnection redis) {
        this.redis = redis;
    }

    /** One call of a script. */
    record Call(LuaScript script, List<byte[]> keys, List<byte[]> arguments) {

        byte[][] keyArray() {
            return keys.toArray(byte[][]::new);
        }

        byte[][] argumentArray() {
            return arguments.toArray(byte[][]::new);
        }
    }

    ScriptReply run(Call call) {
        return new ScriptReply(call.script().name(), evalsha(call));
    }

    /** The same without waiting for the reply. */
    CompletionStage<ScriptReply> start(Call call) {
        LuaScript script = call.script();
        return redis.<List<Object>>start(commands ->
                        commands.evalsha(script.sha1(), ScriptOutputType.MULTI, call.keyArray(), call.argumentArray()))
                .exceptionallyCompose(failure -> {
                    if (isForgotten(failure)) {
                        return redis.start(commands -> commands.eval(
                                script.source(), ScriptOutputType.MULTI, call.keyArray(), call.argumentArray()));
                    }
                    return CompletableFuture.failedFuture(failure);
                })
                .thenApply(values -> new ScriptReply(script.name(), values));
    }

    private static boolean isForgotten(Throwable failure) {
        Throwable refused = failure instanceof CompletionException ? failure.getCause() : failure;
        return refused instanceof StoreException && refused.getCause() instanceof RedisNoScriptException;
    }

    /** NOSCRIPT proves that nothing ran, so running it once more is safe; no other failure proves that. */
    private List<Object> evalsha(Call call) {
        LuaScript script = call.script();
        try {
            return redis.call(commands ->
                    commands.evalsha(script.sha1(), ScriptOutputType.MULTI, call.keyArray(), call.argumentArray()));
        } catch (StoreException e) {
            if (!(e.getCause() instanceof RedisNoScriptException)) {
                throw e;
            }
            return redis.call(commands ->
                    commands.eval(script.source(), ScriptOutputType.MULTI, call.keyArray(), call.argumentArray()));
        }
    }

    /** What a script returned: a tag, then values. */
    record ScriptReply(String script, List<Object> values) {

        String tag() {
            return new String((byte[]) values.get(0), US_ASCII);
        }

        long number(int index) {
            return (Long) values.get(index);
        }

        byte[] bytes(int index) {
            return (byte[]) values.get(index);
        }

        StoreException unexpected() {
            return new StoreException(script + ".lua answered '" + tag() + "'", null);
        }
    }
}
