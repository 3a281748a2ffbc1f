package io.github.otpgate.redis;

import io.github.otpgate.guard.GuardCredit;
import io.github.otpgate.guard.GuardReading;
import io.github.otpgate.guard.GuardScale;
import io.github.otpgate.guard.GuardSettings;
import io.github.otpgate.guard.GuardSource;
import io.github.otpgate.guard.GuardState;
import io.github.otpgate.guard.GuardStore;
import io.github.otpgate.guard.GuardTally;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneHash;
import io.github.otpgate.redis.ScriptRunner.Call;
import io.github.otpgate.redis.ScriptRunner.ScriptReply;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Counts in Redis: a hash for every source; see the scripts for its fields. Every operation is one command. */
public final class RedisGuardStore implements GuardStore {

    private static final LuaScript JUDGE = LuaScript.load("judge_source");
    private static final LuaScript SEND = LuaScript.load("count_send");
    private static final LuaScript CONVERSION = LuaScript.load("count_conversion");
    private static final LuaScript DENSITY = LuaScript.load("count_density");
    private static final LuaScript SUCCESS = LuaScript.load("note_success");
    private static final LuaScript OVERRIDE = LuaScript.load("override_source");
    private static final LuaScript WEEK = LuaScript.load("sum_days");
    private static final byte[] THERE = {'1'};

    private final RedisConnection redis;
    private final ScriptRunner scripts;
    private final GuardKeys keys;

    public RedisGuardStore(RedisConnection redis, String namespace) {
        this.redis = redis;
        this.scripts = new ScriptRunner(redis);
        this.keys = new GuardKeys(namespace);
    }

    @Override
    public CompletionStage<List<GuardReading>> judge(GuardSource source, GuardScale scale) {
        return start(JUDGE, source, GuardArguments.judge("judge", source, scale))
                .thenApply(GuardReplies::readings);
    }

    @Override
    public CompletionStage<List<GuardReading>> look(GuardSource source, GuardScale scale) {
        return start(JUDGE, source, GuardArguments.judge("look", source, scale)).thenApply(GuardReplies::readings);
    }

    @Override
    public CompletionStage<?> countSend(GuardSource source) {
        return start(SEND, source, GuardArguments.send(source));
    }

    @Override
    public CompletionStage<?> countPhone(GuardSighting sighting, GuardSettings.Density alarms) {
        GuardSource range = sighting.range();
        List<byte[]> names = List.of(
                keys.source(range),
                keys.phones(range, sighting.hundred()),
                keys.phones(range, range.guarded().get(1).tag()),
                keys.phones(range, range.guarded().get(0).tag()),
                keys.phones(range, Bytes.none()));
        return scripts.start(new Call(DENSITY, names, GuardArguments.sighting(sighting, alarms)));
    }

    @Override
    public CompletionStage<?> leaveOut(PhoneHash phone, Duration codeLife) {
        byte[] name = keys.leftOut(phone);
        return redis.start(commands -> commands.set(name, THERE, SetArgs.Builder.px(codeLife)));
    }

    @Override
    public CompletionStage<GuardCredit> credit(PhoneHash phone) {
        return success(phone, "counts").thenApply(GuardReplies::credit);
    }

    @Override
    public CompletionStage<?> remember(PhoneHash phone) {
        return success(phone, "hasty");
    }

    private CompletionStage<ScriptReply> success(PhoneHash phone, String mode) {
        List<byte[]> both = List.of(keys.known(phone), keys.leftOut(phone));
        return scripts.start(new Call(SUCCESS, both, GuardArguments.success(mode)));
    }

    @Override
    public CompletionStage<Boolean> isKnown(PhoneHash phone) {
        byte[] name = keys.known(phone);
        return redis.start(commands -> commands.exists(name)).thenApply(count -> count > 0);
    }

    @Override
    public CompletionStage<?> countConversion(GuardSource source, Duration age) {
        return start(CONVERSION, source, GuardArguments.conversion("", source, age));
    }

    @Override
    public CompletionStage<?> forgetSend(GuardSource source, Duration age) {
        return start(CONVERSION, source, GuardArguments.conversion("again", source, age));
    }

    @Override
    public CompletionStage<List<GuardState>> override(GuardSource source, Duration time) {
        return start(OVERRIDE, source, GuardArguments.override(source, time)).thenApply(GuardReplies::states);
    }

    @Override
    public CompletionStage<GuardTally> week(GuardSource country, Duration maturity) {
        return start(WEEK, country, GuardArguments.week(country, maturity)).thenApply(GuardReplies::tally);
    }

    private CompletionStage<ScriptReply> start(LuaScript script, GuardSource source, List<byte[]> arguments) {
        return scripts.start(new Call(script, List.of(keys.source(source)), arguments));
    }
}
