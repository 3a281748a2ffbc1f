package io.github.otpgate.provider.capability;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Pages one after the other, until one is not full. */
final class Pages<T> implements Iterator<T> {

    private static final int NO_MORE = 0;

    private final IntFunction<List<T>> fetch;
    private final int size;
    private final Deque<T> waiting = new ArrayDeque<>();
    private final AtomicInteger next = new AtomicInteger(1);

    Pages(IntFunction<List<T>> fetch, int size) {
        this.fetch = fetch;
        this.size = size;
    }

    @Override
    public boolean hasNext() {
        fill();
        return !waiting.isEmpty();
    }

    private void fill() {
        int number = next.get();
        if (waiting.isEmpty() && number != NO_MORE) {
            List<T> page = fetch.apply(number);
            waiting.addAll(page);
            next.set(page.size() < size ? NO_MORE : number + 1);
        }
    }

    @Override
    public T next() {
        fill();
        return waiting.removeFirst();
    }
}
