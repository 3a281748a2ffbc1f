package io.github.otpgate.spring.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counters of one name by the values of their tags, each looked up in the registry once. Thread safe. */
final class Tally {

    private final MeterRegistry registry;
    private final String name;
    private final String description;
    private final List<String> keys;
    private final ConcurrentMap<List<String>, Counter> counters = new ConcurrentHashMap<>();

    Tally(MeterRegistry registry, String name, String description, String... keys) {
        this.registry = registry;
        this.name = name;
        this.description = description;
        this.keys = List.of(keys);
    }

    void count(String... values) {
        known(values).increment();
    }

    /** It is there from now on, at zero. */
    void begin(String... values) {
        Counter unused = known(values);
    }

    private Counter known(String... values) {
        List<String> named = List.of(values);
        Counter known = counters.get(named);
        return known == null ? counters.computeIfAbsent(named, this::counter) : known;
    }

    private Counter counter(List<String> values) {
        Tags tags = Tags.empty();
        for (int i = 0; i < keys.size(); i++) {
            tags = tags.and(keys.get(i), values.get(i));
        }
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }
}
