package io.github.otpgate.testkit.haotingyun;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What waits to be fetched: gone once fetched, gone unfetched when 72 h old. Safe for use by many threads. */
final class PullQueue {

    private static final Duration KEPT = Duration.ofDays(3);
    private static final int CAPACITY = 100_000;

    private final Deque<Waiting> waiting = new ArrayDeque<>();

    private record Waiting(Instant since, JsonNode item) {}

    synchronized void add(JsonNode item, Instant now) {
        waiting.addLast(new Waiting(now, item));
        if (waiting.size() > CAPACITY) {
            waiting.removeFirst();
        }
    }

    /** The oldest first. */
    synchronized List<JsonNode> fetch(int most, Instant now) {
        waiting.removeIf(each -> Duration.between(each.since(), now).compareTo(KEPT) >= 0);
        List<JsonNode> fetched = new ArrayList<>();
        while (fetched.size() < most && !waiting.isEmpty()) {
            fetched.add(waiting.removeFirst().item());
        }
        return List.copyOf(fetched);
    }
}
