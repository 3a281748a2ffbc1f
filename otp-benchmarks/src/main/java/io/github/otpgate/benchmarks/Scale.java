package io.github.otpgate.benchmarks;

import java.util.Locale;

/**
 * How much is run.
 *
 * @param runs how often each measurement is repeated
 * @param scriptCalls calls per run when the cost inside Redis is measured
 * @param phones phones whose memory is measured
 * @param warmUp cycles of each version before a round counts
 * @param roundMillis how long a round of the faster version should take at least; the slower one takes longer
 * @param deliverySeconds how long messages are handed over in a round
 * @param starts how often an application is started
 */
record Scale(int runs, int scriptCalls, int phones, int warmUp, int roundMillis, int deliverySeconds, int starts) {

    static final Scale FULL = new Scale(3, 60_000, 100_000, 100_000, 6_000, 20, 25);
    static final Scale QUICK = new Scale(3, 20_000, 100_000, 30_000, 1_500, 10, 5);
    static final Scale TINY = new Scale(2, 40, 200, 60, 1, 1, 1);

    static Scale named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "full" -> FULL;
            case "quick" -> QUICK;
            case "tiny" -> TINY;
            default -> throw new IllegalArgumentException("the scale is full, quick or tiny, not '" + name + "'");
        };
    }
}
