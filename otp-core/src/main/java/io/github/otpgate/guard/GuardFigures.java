package io.github.otpgate.guard;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What a rule sees.
 *
 * @param sent codes of the last 6 hours that can no longer be verified
 * @param converted how many of them were
 * @param upperBound of their true conversion, one-sided 95 %; 1 without any
 * @param recent codes of the last 10 minutes
 * @param strikes how often it was blocked, unless 7 days passed since
 * @param left how long its state lasts at least; zero for one that depends on what comes
 * @param phones of the block that filled too evenly; 0 without such an alarm
 */
public record GuardFigures(
        long sent, long converted, double upperBound, long recent, long strikes, Duration left, long phones) {

    public GuardFigures {
        requireNonNull(left, "left");
    }

    /** By name, as events and explanations carry them; durations in seconds. */
    public Map<String, Double> byName() {
        Map<String, Double> figures = new HashMap<>();
        figures.put("sent", (double) sent);
        figures.put("converted", (double) converted);
        figures.put("upper-bound", upperBound);
        figures.put("recent", (double) recent);
        figures.put("strikes", (double) strikes);
        figures.put("seconds-left", (double) left.toSeconds());
        figures.put("phones", (double) phones);
        return Map.copyOf(figures);
    }
}
