package io.github.otpgate.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;

/** Mainland mobile numbers, each drawn once. Thread safe. */
final class Phones {

    private static final int PER_PREFIX = 100_000_000;
    private static final String[] PREFIXES = {"138", "139", "150", "186", "199"};

    private final AtomicInteger drawn = new AtomicInteger();

    String next() {
        int number = drawn.getAndIncrement();
        String tail = Integer.toString(PER_PREFIX + number % PER_PREFIX).substring(1);
        return PREFIXES[number / PER_PREFIX] + tail;
    }
}
