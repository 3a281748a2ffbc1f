package io.github.otpgate.benchmarks;

import io.github.otpgate.testkit.RedisServer;
import java.util.List;

/** What a phone with one pending code takes in Redis: the growth of used_memory over many of them. */
final class MemoryCost {

    private static final int THREADS = 8;
    private static final double GOAL = 300;

    private final RedisServer server;
    private final RedisFigures redis;
    private final Scale scale;

    MemoryCost(RedisServer server, Scale scale) {
        this.server = server;
        this.redis = new RedisFigures(server);
        this.scale = scale;
    }

    List<Line> lines() {
        Spread ours;
        Spread usual;
        try (WholeService service = WholeService.withDefaults(server.uri())) {
            ours = measure(service);
        }
        try (UsualTemplate template = new UsualTemplate(server.uri())) {
            usual = measure(template);
        }
        return List.of(
                Line.atMost("memory per pending code, OTP Gate", ours, "B/phone", GOAL),
                Line.told("memory per pending code, usual", usual, "B/phone"));
    }

    private Spread measure(Contender contender) {
        try (Load load = new Load(THREADS)) {
            redis.empty();
            Phones phones = new Phones();
            // Buffers of the connection and the script cache grow here, and stay for what is measured.
            load.run(scale.warmUp(), index -> contender.issue(phones.next()));
            return Spread.of(List.of(grown(load, contender), grown(load, contender), grown(load, contender)));
        }
    }

    private double grown(Load load, Contender contender) {
        redis.empty();
        Phones phones = new Phones();
        long before = redis.usedMemory();
        load.run(scale.phones(), index -> contender.issue(phones.next()));
        long after = redis.usedMemory();
        if (redis.keys() < scale.phones()) {
            throw new IllegalStateException("phones are missing in Redis");
        }
        return (double) (after - before) / scale.phones();
    }
}
