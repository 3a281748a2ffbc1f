package io.github.otpgate.benchmarks;

import java.util.List;
import java.util.Locale;

/** A few runs of the same measurement. */
record Spread(double min, double median, double max) {

    static Spread of(List<Double> runs) {
        List<Double> sorted = runs.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }

    /** The three figures, in columns. */
    String columns() {
        return text(min) + text(median) + text(max);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, value >= 1_000 ? "%,10.0f" : "%10.2f", value);
    }
}
