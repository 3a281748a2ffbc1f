package io.github.otpgate.benchmarks;

import io.github.otpgate.IssueResult;
import io.github.otpgate.benchmarks.Contender.Held;
import io.github.otpgate.testkit.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ToDoubleFunction;

/**
 * What an operation costs Redis: the time inside EVALSHA by Redis' own count, per operation of the service. It is wall
 * time, so Redis gets a core of its own; what else runs on the machine still adds to it.
 */
final class ScriptCost {

    private static final int THREADS = 64;
    private static final int FULL_HISTORY = 10;
    private static final double ISSUE_GOAL = 10;
    private static final double VERIFY_GOAL = 5;

    private final RedisServer server;
    private final RedisFigures redis;
    private final Scale scale;

    ScriptCost(RedisServer server, Scale scale) {
        this.server = server;
        this.redis = new RedisFigures(server);
        this.scale = scale;
    }

    List<Line> lines() {
        try (OwnCore core = new OwnCore(server.command("INFO", "server"));
                Load load = new Load(THREADS);
                StoreAlone store = new StoreAlone(server.uri());
                WholeService service = WholeService.withDefaults(server.uri());
                WholeService filler = WholeService.withoutShortWindows(server.uri())) {
            Phase phase = new Phase(load, store, service, filler);
            fresh(phase);
            right(phase);
            return List.of(
                    Line.atMost("issue, fresh phone" + core.remark(), repeat(phase, this::fresh), "us", ISSUE_GOAL),
                    Line.atMost("issue, 10 sends in the log, refused", repeat(phase, this::refused), "us", ISSUE_GOAL),
                    Line.atMost("verify, right code", repeat(phase, this::right), "us", VERIFY_GOAL),
                    Line.atMost("verify, wrong code", repeat(phase, this::wrong), "us", VERIFY_GOAL));
        }
    }

    /**
     * What is under load. The store alone keeps Redis busy, as nothing else does on one core: a Redis that sleeps between
     * two calls is slower at each. {@code filler} writes the history that
     * {@code service} refuses.
     */
    private record Phase(Load load, Contender store, WholeService service, WholeService filler) {}

    private Spread repeat(Phase phase, ToDoubleFunction<Phase> measurement) {
        List<Double> runs = new ArrayList<>();
        for (int i = 0; i < scale.runs(); i++) {
            runs.add(measurement.applyAsDouble(phase));
        }
        return Spread.of(runs);
    }

    private double fresh(Phase phase) {
        redis.empty();
        Phones phones = new Phones();
        return cost(phase, index -> phase.store().issue(phones.next()));
    }

    private double refused(Phase phase) {
        redis.empty();
        List<String> full = new ArrayList<>();
        Phones phones = new Phones();
        for (int i = 0; i < scale.scriptCalls() / FULL_HISTORY; i++) {
            full.add(phones.next());
        }
        phase.load().run(full.size() * FULL_HISTORY, index -> {
            if (!(phase.filler().ask(full.get(index / FULL_HISTORY)) instanceof IssueResult.Issued)) {
                throw new IllegalStateException("a phone without a full history was refused");
            }
        });
        return cost(phase, index -> {
            if (!(phase.service().ask(full.get(index % full.size())) instanceof IssueResult.Limited)) {
                throw new IllegalStateException("a phone with a full history was sent to");
            }
        });
    }

    private double right(Phase phase) {
        AtomicReferenceArray<Held> held = issued(phase);
        return cost(
                phase,
                index -> require(
                        phase.store().verify(held.get(index), held.get(index).code())));
    }

    private double wrong(Phase phase) {
        AtomicReferenceArray<Held> held = issued(phase);
        return cost(
                phase,
                index -> require(
                        !phase.store().verify(held.get(index), held.get(index).wrong())));
    }

    private AtomicReferenceArray<Held> issued(Phase phase) {
        redis.empty();
        Phones phones = new Phones();
        AtomicReferenceArray<Held> held = new AtomicReferenceArray<>(scale.scriptCalls());
        phase.load()
                .run(scale.scriptCalls(), index -> held.set(index, phase.store().issue(phones.next())));
        return held;
    }

    private static void require(boolean expected) {
        if (!expected) {
            throw new IllegalStateException("a verify did not end as it should");
        }
    }

    private double cost(Phase phase, Load.Operation operation) {
        redis.reset();
        phase.load().run(scale.scriptCalls(), operation);
        return (double) redis.scripts().micros() / scale.scriptCalls();
    }
}
