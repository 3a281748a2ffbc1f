package io.github.otpgate.limit;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Rate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers what it was told to, and remembers what it was asked. */
class FakeRateStore implements RateStore {

    /** One question. */
    record Asked(RateKey key, List<Rate> rates, long tokens) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, CompletionStage<Tokens>> answers = new HashMap<>();

    FakeRateStore answer(String kind, Tokens tokens) {
        answers.put(kind, CompletableFuture.completedFuture(tokens));
        return this;
    }

    FakeRateStore answer(String kind, CompletionStage<Tokens> tokens) {
        answers.put(kind, tokens);
        return this;
    }

    static Tokens left(long left) {
        return new Tokens(true, left, Duration.ZERO);
    }

    static Tokens full(Duration retryAfter) {
        return new Tokens(false, 0, retryAfter);
    }

    List<String> kinds() {
        return asked.stream().map(question -> question.key().kind()).toList();
    }

    @Override
    public CompletionStage<Tokens> take(RateKey key, List<Rate> rates, long tokens) {
        asked.add(new Asked(key, rates, tokens));
        return answers.getOrDefault(key.kind(), CompletableFuture.completedFuture(left(1000)));
    }

    @Override
    public CompletionStage<Tokens> takeShared(RateKey key, List<Rate> rates, long tokens) {
        return take(key, rates, tokens);
    }

    @Override
    public CompletionStage<Tokens> takeDistinct(RateKey key, Bytes member, List<Rate> rates) {
        return take(key, rates, 1);
    }

    @Override
    public CompletionStage<Grant> takeBudget(RateKey key, List<Rate> budget, long wanted, List<Integer> percents) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<?> returnBudget(RateKey key, List<Rate> budget, long counted) {
        throw new UnsupportedOperationException();
    }
}
