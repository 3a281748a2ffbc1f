package io.github.otpgate.benchmarks;

import io.github.otpgate.benchmarks.Load.Run;
import io.github.otpgate.testkit.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Cycles of issue and verify per second. Every round of every version starts with an empty Redis and does the same
 * number of cycles, a fresh phone each; the versions take turns, so that noise of the machine hits them alike.
 */
final class Throughput {

    private static final int THREADS = 32;
    private static final double GOAL = 4;
    private static final int MILLIS = 1_000;

    private final RedisServer server;
    private final RedisFigures redis;
    private final Scale scale;

    Throughput(RedisServer server, Scale scale) {
        this.server = server;
        this.redis = new RedisFigures(server);
        this.scale = scale;
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>(contest());
        lines.add(roundTrips("OTP Gate", WholeService::withDefaults));
        lines.add(roundTrips("OTP Gate, store alone", StoreAlone::new));
        lines.add(roundTrips("usual", UsualTemplate::new));
        return lines;
    }

    private List<Line> contest() {
        try (Load load = new Load(THREADS);
                Contender whole = WholeService.withDefaults(server.uri());
                Contender store = new StoreAlone(server.uri());
                Contender usual = new UsualTemplate(server.uri())) {
            List<Series> all = List.of(
                    new Series("OTP Gate", whole),
                    new Series("OTP Gate, store alone", store),
                    new Series("usual", usual));
            int cycles = calibrate(load, all);
            for (int i = 0; i < scale.runs(); i++) {
                all.forEach(series -> series.rounds().add(round(load, series.contender(), cycles)));
            }
            return table(all);
        }
    }

    /** A version and its rounds so far. */
    private record Series(String name, Contender contender, List<Round> rounds) {

        Series(String name, Contender contender) {
            this(name, contender, new ArrayList<>());
        }

        Spread of(ToDoubleFunction<Round> figure) {
            return Spread.of(rounds.stream().mapToDouble(figure).boxed().toList());
        }
    }

    /** A round, and what it took of Redis' processor time per cycle. */
    private record Round(Run run, double redisMicros) {}

    /** Warms up, and finds the number of cycles that keeps the fastest version busy for a round. */
    private int calibrate(Load load, List<Series> all) {
        double fastest = 1;
        for (Series series : all) {
            round(load, series.contender(), scale.warmUp());
            fastest = Math.max(
                    fastest,
                    round(load, series.contender(), scale.warmUp()).run().perSecond());
        }
        return Math.max(scale.warmUp(), (int) (fastest * scale.roundMillis() / MILLIS));
    }

    private Round round(Load load, Contender contender, int cycles) {
        redis.empty();
        Phones phones = new Phones();
        double before = redis.processorMicros();
        Run run = load.run(cycles, index -> contender.cycle(phones.next()));
        return new Round(run, (redis.processorMicros() - before) / cycles);
    }

    private List<Line> table(List<Series> all) {
        List<Line> lines = new ArrayList<>();
        Series usual = all.get(all.size() - 1);
        for (Series series : all) {
            lines.add(Line.told(
                    "cycles, " + series.name(), series.of(round -> round.run().perSecond()), "1/s"));
        }
        lines.add(Line.atLeast("cycles, OTP Gate : usual, round by round", ratio(all.get(0), usual), "times", GOAL));
        lines.add(Line.told("cycles, store alone : usual, round by round", ratio(all.get(1), usual), "times"));
        for (Series series : all) {
            String name = series.name();
            lines.add(Line.told(
                    "p50 of a cycle, " + name, series.of(round -> round.run().p50Micros()), "us"));
            lines.add(Line.told(
                    "p99 of a cycle, " + name, series.of(round -> round.run().p99Micros()), "us"));
            lines.add(Line.told(
                    "processor per cycle, " + name + ", JVM",
                    series.of(r -> r.run().cpuMicros()),
                    "us"));
            lines.add(Line.told("processor per cycle, " + name + ", Redis", series.of(Round::redisMicros), "us"));
        }
        return lines;
    }

    private static Spread ratio(Series one, Series other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < one.rounds().size(); i++) {
            double rate = one.rounds().get(i).run().perSecond();
            ratios.add(rate / other.rounds().get(i).run().perSecond());
        }
        return Spread.of(ratios);
    }

    /** Of one that is alone at its Redis: what another does in the background would be counted with it. */
    private Line roundTrips(String name, Function<String, Contender> version) {
        redis.empty();
        Phones phones = new Phones();
        try (Contender contender = version.apply(server.uri())) {
            // Whoever connects at the first cycle introduces itself, once.
            contender.cycle(phones.next());
            double seen = new RoundTrips(server)
                    .of(() -> contender.cycle(phones.next()))
                    .size();
            return Line.told("round trips, " + name, Spread.of(List.of(seen)), "1/cycle");
        }
    }
}
