package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.PhoneHash;
import io.github.otpgate.redis.ScriptRunner.Call;
import io.github.otpgate.store.StoreException;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries a phone's windows, guess budgets and live codes from its name under another key to the one under the current
 * key, so that a rotation resets nothing. With one key configured it does nothing.
 *
 * <p>Nodes that are a rotation step apart carry it back and forth and still share one state: it is taken out of one name
 * before it is written under the other, and only one node at a time issues for the phone. A guess that comes in between
 * finds no challenge; a node that dies in between takes the phone's state with it.
 */
final class PhoneMover {

    private static final LuaScript TAKE = LuaScript.load("take_phone");
    private static final LuaScript ADOPT = LuaScript.load("adopt_phone");
    /** More than four commands at their longest time-out. */
    private static final Duration LONGEST_ISSUE = Duration.ofSeconds(10);

    /** An issue holds the phone for a few round trips, and each try is one. */
    private static final int TRIES = 200;

    private static final byte[] NOTHING = {};

    private final RedisConnection redis;
    private final ScriptRunner scripts;
    private final PhoneKeys keys;
    private final Supplier<Duration> retention;

    PhoneMover(RedisConnection redis, PhoneKeys keys, Supplier<Duration> retention) {
        this.redis = redis;
        this.scripts = new ScriptRunner(redis);
        this.keys = keys;
        this.retention = retention;
    }

    /**
     * Issues, once the phone's state stands under the current key.
     *
     * @return nothing where another node is issuing for the phone
     */
    <T> Optional<T> underCurrentKey(List<PhoneHash> phone, Supplier<T> issue) {
        if (phone.size() == 1) {
            return Optional.of(issue.get());
        }
        byte[] lock = keys.lock(
                phone.stream().min(Comparator.comparing(PhoneHash::value)).orElseThrow());
        SetArgs once = SetArgs.Builder.nx().px(LONGEST_ISSUE);
        if (!"OK".equals(redis.call(commands -> commands.set(lock, NOTHING, once)))) {
            return Optional.empty();
        }
        phone.stream().skip(1).forEach(other -> move(other, phone.get(0)));
        T result = issue.get();
        redis.send(commands -> commands.del(lock));
        return Optional.of(result);
    }

    /**
     * Does what must be done, though another node is issuing for the phone.
     *
     * @throws StoreException where the phone does not become free
     */
    <T> T underCurrentKeyAtLast(List<PhoneHash> phone, Supplier<T> work) {
        for (int i = 0; i < TRIES; i++) {
            Optional<T> done = underCurrentKey(phone, work);
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new StoreException("a phone is in use", null);
    }

    private void move(PhoneHash from, PhoneHash to) {
        List<Object> taken = scripts.run(new Call(TAKE, List.of(keys.phone(from)), List.of()))
                .values();
        if (taken.size() > 1) {
            scripts.run(new Call(ADOPT, List.of(keys.phone(to)), arguments(taken)));
        }
    }

    /** The first of what was taken is the script's tag. */
    private List<byte[]> arguments(List<Object> taken) {
        List<byte[]> values = new ArrayList<>();
        values.add(Long.toString(retention.get().toMillis()).getBytes(US_ASCII));
        taken.stream().skip(1).forEach(each -> values.add((byte[]) each));
        return values;
    }
}
