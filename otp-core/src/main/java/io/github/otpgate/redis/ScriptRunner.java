package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.store.StoreException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
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
        return new ScriptReply(call.script().name(), redis.call(commands -> evalsha(commands, call)));
    }

    private static CompletionStage<List<Object>> evalsha(
            RedisClusterAsyncCommands<byte[], byte[]> commands, Call call) {
        CompletionStage<List<Object>> reply =
                commands.evalsha(call.script().sha1(), ScriptOutputType.MULTI, call.keyArray(), call.argumentArray());
        return reply.handle((value, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(value);
                    }
                    return isUnknownScript(failure) ? eval(commands, call) : failed(failure);
                })
                .thenCompose(stage -> stage);
    }

    /** NOSCRIPT proves that nothing ran, so running it once more is safe; no other failure proves that. */
    private static CompletionStage<List<Object>> eval(RedisClusterAsyncCommands<byte[], byte[]> commands, Call call) {
        return commands.eval(call.script().source(), ScriptOutputType.MULTI, call.keyArray(), call.argumentArray());
    }

    private static CompletionStage<List<Object>> failed(Throwable failure) {
        return CompletableFuture.failedFuture(failure);
    }

    private static boolean isUnknownScript(Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return cause instanceof RedisNoScriptException;
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
