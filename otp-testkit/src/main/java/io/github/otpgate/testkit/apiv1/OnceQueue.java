package io.github.otpgate.testkit.apiv1;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What waits to be fetched, once; of too many the oldest are forgotten. Safe for use by many threads. */
final class OnceQueue<T> {

    private static final int CAPACITY = 100_000;

    private final Deque<T> waiting = new ArrayDeque<>();

    synchronized void add(T item) {
        waiting.addLast(item);
        if (waiting.size() > CAPACITY) {
            waiting.removeFirst();
        }
    }

    synchronized List<T> takeAll() {
        List<T> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }
}
