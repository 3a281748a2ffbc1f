package io.github.otpgate.limit;

import io.github.otpgate.model.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

/** Asks several buckets at once. For one thread, and one decision. */
final class Questions {

    private final LimitSettings settings;
    private final List<CompletionStage<LimitAnswer>> asked = new ArrayList<>();

    Questions(LimitSettings settings) {
        this.settings = settings;
    }

    /** Asks for a rule, unless it has no rates. */
    void ask(LimitRule rule, Function<List<Rate>, CompletionStage<Tokens>> bucket) {
        List<Rate> rates = settings.of(rule);
        if (!rates.isEmpty() && !hopeless()) {
            asked.add(bucket.apply(rates).thenApply(tokens -> new LimitAnswer(rule, tokens)));
        }
    }

    /** Where one has failed nobody may pass, and each further question might wait for a connection. */
    private boolean hopeless() {
        return !asked.isEmpty()
                && asked.get(asked.size() - 1).toCompletableFuture().isCompletedExceptionally();
    }

    /** All answers, in the order of the questions. */
    CompletionStage<List<LimitAnswer>> answers() {
        CompletionStage<List<LimitAnswer>> all = CompletableFuture.completedFuture(List.of());
        for (CompletionStage<LimitAnswer> answer : asked) {
            all = all.thenCombine(answer, Questions::with);
        }
        return all;
    }

    private static List<LimitAnswer> with(List<LimitAnswer> some, LimitAnswer another) {
        return Stream.concat(some.stream(), Stream.of(another)).toList();
    }
}
