package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.otpgate.limit.Grant;
import io.github.otpgate.limit.Grant.Crossing;
import io.github.otpgate.limit.RateKey;
import io.github.otpgate.limit.RateStore;
import io.github.otpgate.limit.Tokens;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Rate;
import io.github.otpgate.redis.ScriptRunner.Call;
import io.github.otpgate.redis.ScriptRunner.ScriptReply;
import io.github.otpgate.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Counts in Redis and by Redis' clock. A bucket of one address or session is Bucket4j's; what many callers share, sets and
 * the budget are a script each, of one command.
 */
public final class RedisRateStore implements RateStore {

    private static final LuaScript TAKE = LuaScript.loadWithTimeLog("take_rate");
    private static final LuaScript DISTINCT = LuaScript.load("take_distinct");
    private static final LuaScript BUDGET = LuaScript.load("take_budget");
    private static final LuaScript RETURN = LuaScript.load("return_budget");

    private static final int VALUES_BEFORE_CROSSINGS = 4;

    private final RedisConnection redis;
    private final ScriptRunner scripts;
    private final RateKeys keys;

    public RedisRateStore(RedisConnection redis, String namespace) {
        this.redis = redis;
        this.scripts = new ScriptRunner(redis);
        this.keys = new RateKeys(namespace);
    }

    @Override
    public CompletionStage<Tokens> take(RateKey key, List<Rate> rates, long tokens) {
        return new BucketVisit(redis, keys.of(key))
                .take(configuration(rates), tokens)
                .handle((taken, failure) -> {
                    if (failure == null) {
                        return taken;
                    }
                    throw refused(failure);
                });
    }

    private static BucketConfiguration configuration(List<Rate> rates) {
        List<Bandwidth> bandwidths = new ArrayList<>();
        for (Rate rate : StrictRate.of(rates).stream().map(StrictRate::rate).toList()) {
            // Named by its span, so that another count finds what was used.
            bandwidths.add(Bandwidth.builder()
                    .capacity(rate.count())
                    .refillGreedy(rate.count(), rate.span())
                    .id(Long.toString(rate.span().toMillis()))
                    .build());
        }
        return new BucketConfiguration(bandwidths);
    }

    private static StoreException refused(Throwable failure) {
        Throwable cause = failure.getCause();
        Throwable reason = failure instanceof CompletionException && cause != null ? cause : failure;
        return reason instanceof StoreException known
                ? known
                : new StoreException("a bucket could not be counted", reason);
    }

    @Override
    public CompletionStage<Tokens> takeShared(RateKey key, List<Rate> rates, long tokens) {
        return run(TAKE, key, arguments(rates, List.of(number(tokens)))).thenApply(reply -> tokens(reply, "taken"));
    }

    @Override
    public CompletionStage<Tokens> takeDistinct(RateKey key, Bytes member, List<Rate> rates) {
        return run(DISTINCT, key, arguments(rates, List.of(member.toArray())))
                .thenApply(reply -> tokens(reply, "noted"));
    }

    @Override
    public CompletionStage<Grant> takeBudget(RateKey key, List<Rate> budget, long wanted, List<Integer> percents) {
        String shares = percents.stream().map(String::valueOf).collect(joining(","));
        List<byte[]> arguments = arguments(budget, List.of(number(wanted), shares.getBytes(US_ASCII)));
        return run(BUDGET, key, arguments).thenApply(grant(StrictRate.of(budget)));
    }

    @Override
    public CompletionStage<?> returnBudget(RateKey key, List<Rate> budget, long counted) {
        List<byte[]> arguments = new ArrayList<>(List.of(number(counted)));
        StrictRate.of(budget)
                .forEach(strict -> arguments.add(number(strict.rate().span().toMillis())));
        return run(RETURN, key, arguments);
    }

    private CompletionStage<ScriptReply> run(LuaScript script, RateKey key, List<byte[]> arguments) {
        return scripts.start(new Call(script, List.of(keys.of(key)), arguments));
    }

    private static List<byte[]> arguments(List<Rate> rates, List<byte[]> first) {
        List<byte[]> arguments = new ArrayList<>(first);
        for (StrictRate strict : StrictRate.of(rates)) {
            arguments.add(number(strict.rate().count()));
            arguments.add(number(strict.rate().span().toMillis()));
        }
        return arguments;
    }

    private static Tokens tokens(ScriptReply reply, String taken) {
        if (!reply.tag().equals(taken) && !reply.tag().equals("full")) {
            throw reply.unexpected();
        }
        return new Tokens(reply.tag().equals(taken), reply.number(1), Duration.ofMillis(reply.number(2)));
    }

    private static Function<ScriptReply, Grant> grant(List<StrictRate> budget) {
        return reply -> {
            if (!reply.tag().equals("granted")) {
                throw reply.unexpected();
            }
            List<Crossing> crossings = new ArrayList<>();
            for (int i = VALUES_BEFORE_CROSSINGS; i < reply.values().size(); i += 2) {
                StrictRate crossed = budget.get((int) reply.number(i));
                crossings.add(new Crossing(crossed.place(), (int) reply.number(i + 1)));
            }
            return new Grant(reply.number(1), Duration.ofMillis(reply.number(2)), reply.number(3), crossings);
        };
    }

    private static byte[] number(long value) {
        return Long.toString(value).getBytes(US_ASCII);
    }
}
