package io.github.otpgate.limit;

import io.github.bucket4j.TimeMeter;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.limit.LimitDecision.Admitted;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.KeyedHash;
import io.github.otpgate.model.Rate;
import io.github.otpgate.model.Replaceable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The rates of addresses, networks, sessions and countries. Thread safe and never blocking. A stage ends exceptionally
 * where the store does not answer, and then nobody may pass.
 */
public final class Limits {

    private static final long LARGEST_COUNT = 1_000_000_000;

    private final RateStore store;
    private final LimitKeys keys;
    private final OtpListener events;
    private final String homeCountry;
    private final TimeMeter time;
    private final Replaceable<Current> current;

    /** The settings, and what was remembered under them. */
    private record Current(LimitSettings settings, AddressMemory memory, Verdict verdict) {}

    /**
     * Begins with those settings.
     *
     * @param homeCountry two letters; sends to phones of there are not counted by country
     */
    public Limits(RateStore store, KeyedHash names, OtpListener events, LimitSettings settings, String homeCountry) {
        this(store, new LimitKeys(names), events, homeCountry, TimeMeter.SYSTEM_NANOTIME, settings);
    }

    /** The same with nothing counted on this node yet, and another notion of how time passes here. */
    public Limits withTicks(LongSupplier nanoTime) {
        return new Limits(store, keys, events, homeCountry, new Ticks(nanoTime), now().settings());
    }

    /** Time as this node tells it: only ever compared with itself. */
    private record Ticks(LongSupplier nanoTime) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    Limits(
            RateStore store,
            LimitKeys keys,
            OtpListener events,
            String homeCountry,
            TimeMeter time,
            LimitSettings settings) {
        this.store = store;
        this.keys = keys;
        this.events = events;
        this.homeCountry = homeCountry;
        this.time = time;
        this.current = new Replaceable<>(current(settings));
    }

    private Current current(LimitSettings settings) {
        return new Current(
                settings, new AddressMemory(settings.of(LimitRule.ADDRESS), time), new Verdict(settings, events));
    }

    private Current now() {
        return current.get();
    }

    /** From now on, those hold. What was counted stays counted. */
    public void settings(LimitSettings other) {
        current.set(current(other));
    }

    /**
     * Whether this node has let through so much of the address that Redis cannot have room, and has been asked so often
     * that Redis is not to be troubled. Counts nothing.
     */
    public LimitDecision shed(ClientAddress address) {
        Current now = now();
        if (now.settings().of(LimitRule.ADDRESS).isEmpty() || now.settings().records(LimitRule.ADDRESS)) {
            return new Admitted(false);
        }
        Optional<Duration> wait = now.memory().shed(address);
        return wait.isEmpty() ? new Admitted(false) : now.verdict().refused(LimitRule.ADDRESS, wait.get());
    }

    /** Counts a send with all that limits it beside the global budget. */
    public CompletionStage<LimitDecision> admit(Sender sender) {
        return admit(sender, CompletableFuture.completedFuture(true));
    }

    /**
     * The same for a caller who has yet to pay: what the caller shares with others is counted once that is done, and given
     * back where the caller's own limits are full.
     *
     * @param paid false where nothing more is to be counted
     */
    public CompletionStage<LimitDecision> admit(Sender sender, CompletionStage<Boolean> paid) {
        Current now = now();
        CompletionStage<List<LimitAnswer>> own = own(sender, now).answers();
        if (own.toCompletableFuture().isCompletedExceptionally()) {
            // Nobody may pass, and each further question might wait for a connection.
            return own.thenApply(now.verdict()::of);
        }
        CompletionStage<List<LimitAnswer>> shared = paid.thenCompose(done -> done
                ? shared(sender, now.settings(), 1).answers()
                : CompletableFuture.completedFuture(List.<LimitAnswer>of()));
        return own.thenCombine(shared, (mine, ours) -> {
            if (now.verdict().refuses(mine) && tookAll(ours)) {
                CompletionStage<?> unused = shared(sender, now.settings(), -1).answers();
            }
            return now.verdict().of(Stream.concat(mine.stream(), ours.stream()).toList());
        });
    }

    private static boolean tookAll(List<LimitAnswer> answers) {
        return !answers.isEmpty()
                && answers.stream().allMatch(answer -> answer.tokens().taken());
    }

    private Questions own(Sender sender, Current now) {
        Questions questions = new Questions(now.settings());
        sender.address().ifPresent(address -> askForAddress(questions, address, now.memory()));
        sender.address()
                .ifPresent(address -> questions.ask(
                        LimitRule.ADDRESS_PHONES,
                        rates -> store.takeDistinct(
                                keys.address(LimitRule.ADDRESS_PHONES, address), keys.member(sender.phone()), rates)));
        sender.session()
                .ifPresent(session ->
                        questions.ask(LimitRule.SESSION, rates -> store.take(keys.session(session), rates, 1)));
        return questions;
    }

    /** What others need too. Minus one gives back: whoever is over their own limits must not use it up. */
    private Questions shared(Sender sender, LimitSettings settings, long tokens) {
        Questions questions = new Questions(settings);
        sender.address().ifPresent(address -> askForNetworks(questions, address, tokens));
        if (!sender.country().equals(homeCountry)) {
            questions.ask(LimitRule.COUNTRY, rates -> store.takeShared(keys.country(sender.country()), rates, tokens));
        }
        return questions;
    }

    private void askForAddress(Questions questions, ClientAddress address, AddressMemory memory) {
        long start = memory.now();
        questions.ask(
                LimitRule.ADDRESS,
                rates -> store.take(keys.address(LimitRule.ADDRESS, address), rates, 1)
                        .whenComplete((tokens, failure) -> {
                            if (failure == null && tokens.taken()) {
                                memory.admitted(address, start);
                            }
                        }));
    }

    private void askForNetworks(Questions questions, ClientAddress address, long tokens) {
        questions.ask(LimitRule.NETWORK, rates -> store.takeShared(keys.network(address), rates, tokens));
        if (!address.isV4()) {
            questions.ask(
                    LimitRule.NETWORK, rates -> store.takeShared(keys.wideNetwork(address), doubled(rates), tokens));
        }
    }

    private static List<Rate> doubled(List<Rate> rates) {
        return rates.stream()
                .map(rate -> new Rate(Math.min(2 * rate.count(), LARGEST_COUNT), rate.span()))
                .toList();
    }

    /** Counts one more send of a suspect network, so that it has half of its rate. Nobody waits for it. */
    public void weigh(ClientAddress address) {
        Questions questions = new Questions(now().settings());
        askForNetworks(questions, address, 1);
        CompletionStage<?> unused = questions.answers();
    }

    /** Counts one of what an address does, under a rule that is named by address alone. */
    public CompletionStage<LimitDecision> admit(LimitRule rule, ClientAddress address) {
        return ask(rule, address, 1);
    }

    /** Gives one back that was counted so and should not have been. Does not wait; what fails stays counted. */
    public void giveBack(LimitRule rule, ClientAddress address) {
        Current now = now();
        Questions questions = new Questions(now.settings());
        questions.ask(
                rule,
                rates -> store.take(keys.address(rule, address), rates, -1).whenComplete((said, failure) -> {
                    if (failure == null) {
                        now.memory().full(rule, address, said.retryAfter());
                    }
                }));
        CompletionStage<?> unused = questions.answers();
    }

    /** Looks whether there is room for one more, and counts nothing. */
    public CompletionStage<LimitDecision> look(LimitRule rule, ClientAddress address) {
        return ask(rule, address, 0);
    }

    /** Whether a rule only reports. */
    public boolean records(LimitRule rule) {
        return now().settings().records(rule);
    }

    /**
     * Whether this node knows that a rule is used up for an address, so that Redis need not be asked. Known since an
     * {@link #admit(LimitRule, ClientAddress)} or {@link #look} of this node took the last or found none.
     */
    public boolean isKnownFull(LimitRule rule, ClientAddress address) {
        Current now = now();
        return !now.settings().records(rule) && now.memory().wait(rule, address).isPresent();
    }

    private CompletionStage<LimitDecision> ask(LimitRule rule, ClientAddress address, long tokens) {
        Current now = now();
        Optional<Duration> wait =
                now.settings().records(rule) ? Optional.empty() : now.memory().wait(rule, address);
        if (wait.isPresent()) {
            return CompletableFuture.completedFuture(now.verdict().refused(rule, wait.get()));
        }
        Questions questions = new Questions(now.settings());
        questions.ask(
                rule,
                rates -> store.take(keys.address(rule, address), rates, tokens).whenComplete((said, failure) -> {
                    if (failure == null) {
                        remember(now, rule, address, said);
                    }
                }));
        return questions.answers().thenApply(now.verdict()::of);
    }

    /** Who took the last learns how long there will be none by looking once more. */
    private void remember(Current now, LimitRule rule, ClientAddress address, Tokens said) {
        if (!said.taken()) {
            now.memory().full(rule, address, said.retryAfter());
        } else if (said.left() == 0) {
            CompletionStage<?> unused = store.take(
                            keys.address(rule, address), now.settings().of(rule), 0)
                    .thenAccept(after -> {
                        if (!after.taken()) {
                            now.memory().full(rule, address, after.retryAfter());
                        }
                    });
        }
    }
}
