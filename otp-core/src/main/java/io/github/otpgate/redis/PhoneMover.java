package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.PhoneHash;
import io.github.otpgate.redis.ScriptRunner.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Carries a phone's windows, guess budgets and live codes from its name under an earlier key to the one under the
 * current key, so that a rotation resets nothing. With one key configured it does nothing.
 *
 * <p>Nodes that are a rotation step apart carry it back and forth, and still share one state. It is copied, then
 * deleted: a guess that is charged to the copied-from state in between is the one thing that can be lost, once a phone.
 */
final class PhoneMover {

    private static final LuaScript ADOPT = LuaScript.load("adopt_phone");

    private final RedisConnection redis;
    private final ScriptRunner scripts;
    private final PhoneKeys keys;
    private final byte[] retention;

    PhoneMover(RedisConnection redis, PhoneKeys keys, Duration retention) {
        this.redis = redis;
        this.scripts = new ScriptRunner(redis);
        this.keys = keys;
        this.retention = Long.toString(retention.toMillis()).getBytes(US_ASCII);
    }

    void moveToCurrent(List<PhoneHash> phone) {
        for (PhoneHash earlier : phone.subList(1, phone.size())) {
            byte[] name = keys.phone(earlier);
            Map<byte[], byte[]> state = redis.call(commands -> commands.hgetall(name));
            if (!state.isEmpty()) {
                scripts.run(new Call(ADOPT, List.of(keys.phone(phone.get(0))), arguments(state)));
                redis.call(commands -> commands.del(name));
            }
        }
    }

    private List<byte[]> arguments(Map<byte[], byte[]> state) {
        List<byte[]> values = new ArrayList<>();
        values.add(retention);
        state.forEach((field, value) -> {
            values.add(field);
            values.add(value);
        });
        return values;
    }
}
