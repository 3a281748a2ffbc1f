package io.github.otpgate.guard;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.PhoneHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/** Notes what it is asked and answers what the test says. */
final class ScriptedStore implements GuardStore {

    static final GuardFigures NO_FIGURES = new GuardFigures(0, 0, 1, 0, 0, Duration.ZERO, 0);

    final List<String> calls = new ArrayList<>();
    final List<GuardScale> scales = new ArrayList<>();
    final AtomicReference<Function<GuardKind, GuardState>> states = new AtomicReference<>(kind -> GuardState.NORMAL);
    final AtomicReference<Supplier<CompletionStage<Boolean>>> known =
            new AtomicReference<>(() -> CompletableFuture.completedFuture(false));
    final AtomicReference<GuardTally> week = new AtomicReference<>(new GuardTally(0, 0));
    final AtomicReference<GuardCredit> credit = new AtomicReference<>(GuardCredit.EVERYWHERE);

    private CompletionStage<?> done(String call) {
        calls.add(call);
        return CompletableFuture.completedFuture(null);
    }

    private static String kinds(GuardSource source) {
        return source.guarded().stream()
                .map(each -> each.kind().wireName())
                .toList()
                .toString();
    }

    private CompletionStage<List<GuardReading>> read(GuardSource source, GuardScale scale) {
        scales.add(scale);
        return CompletableFuture.completedFuture(source.guarded().stream()
                .map(each -> requireNonNull(states.get()).apply(each.kind()))
                .map(state -> new GuardReading(state, state, state, GuardRule.CONVERSION, NO_FIGURES))
                .toList());
    }

    @Override
    public CompletionStage<List<GuardReading>> judge(GuardSource source, GuardScale scale) {
        calls.add("judge " + kinds(source));
        return read(source, scale);
    }

    @Override
    public CompletionStage<List<GuardReading>> look(GuardSource source, GuardScale scale) {
        calls.add("look " + kinds(source));
        return read(source, scale);
    }

    @Override
    public CompletionStage<?> countSend(GuardSource source) {
        return done("send " + kinds(source));
    }

    @Override
    public CompletionStage<?> countPhone(GuardSighting sighting, GuardSettings.Density alarms) {
        return done("phone");
    }

    @Override
    public CompletionStage<?> leaveOut(PhoneHash phone, Duration codeLife) {
        return done("leave out " + codeLife);
    }

    @Override
    public CompletionStage<GuardCredit> credit(PhoneHash phone) {
        calls.add("credit");
        return CompletableFuture.completedFuture(credit.get());
    }

    @Override
    public CompletionStage<?> remember(PhoneHash phone) {
        return done("remember");
    }

    @Override
    public CompletionStage<Boolean> isKnown(PhoneHash phone) {
        calls.add("known");
        return requireNonNull(known.get()).get();
    }

    @Override
    public CompletionStage<?> countConversion(GuardSource source, Duration age) {
        return done("conversion " + kinds(source));
    }

    @Override
    public CompletionStage<?> forgetSend(GuardSource source, Duration age) {
        return done("forgotten " + kinds(source));
    }

    @Override
    public CompletionStage<List<GuardState>> override(GuardSource source, Duration time) {
        calls.add("override");
        return CompletableFuture.failedFuture(new IllegalStateException("away"));
    }

    @Override
    public CompletionStage<GuardTally> week(GuardSource country, Duration maturity) {
        calls.add("week " + country.guarded().get(0).label() + " " + maturity);
        return CompletableFuture.completedFuture(week.get());
    }
}
