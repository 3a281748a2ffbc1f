package io.github.otpgate.benchmarks;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param goal what the median should be, or nothing for a figure that is only told
 * @param verdict {@code met}, {@code MISSED}, or nothing
 */
record Line(String what, Spread spread, String unit, String goal, String verdict) {

    static final String HEAD = String.format(
            Locale.ROOT, "%-58s%10s%10s%10s  %-10s%-9s%s", "", "min", "median", "max", "unit", "goal", "verdict");

    static Line told(String what, Spread spread, String unit) {
        return new Line(what, spread, unit, "", "");
    }

    static Line atMost(String what, Spread spread, String unit, double goal) {
        return new Line(what, spread, unit, "<= " + whole(goal), spread.median() <= goal ? "met" : "MISSED");
    }

    static Line atLeast(String what, Spread spread, String unit, double goal) {
        return new Line(what, spread, unit, ">= " + whole(goal), spread.median() >= goal ? "met" : "MISSED");
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-58s%s  %-10s%-9s%s", what, spread.columns(), unit, goal, verdict)
                .stripTrailing();
    }
}
