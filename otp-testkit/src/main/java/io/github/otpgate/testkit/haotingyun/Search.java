package io.github.otpgate.testkit.haotingyun;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Which entries of a history a caller asks for; both ends of the range belong to it.
 *
 * @param mobile empty for all
 */
record Search(String mobile, Instant from, Instant to) {

    private static final int MOST_PER_PAGE = 100;

    static Search read(Parameters parameters) {
        Instant from = parameters.time("start_time");
        Instant to = parameters.time("end_time");
        String mobile = parameters.optional("mobile").map(Mobile::normalise).orElse("");
        return new Search(mobile, from, to);
    }

    /** Counted from 1. */
    record Page(int number, int size) {

        static Page read(Parameters parameters) {
            int number = parameters.upTo(Integer.MAX_VALUE, "page_num");
            return new Page(number, parameters.upTo(MOST_PER_PAGE, "page_size"));
        }

        <T> List<T> of(List<T> all) {
            return all.stream().skip((number - 1L) * size).limit(size).toList();
        }
    }

    /** Newest first, from a history whose newest is last. */
    <T> List<T> in(List<T> history, Function<T, Instant> at, Function<T, String> number) {
        List<T> newestFirst = new ArrayList<>(history);
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .filter(entry -> within(at.apply(entry)))
                .filter(entry -> mobile.isEmpty() || mobile.equals(number.apply(entry)))
                .toList();
    }

    /** The vendor shows no fractions of a second, and does not see them here either. */
    private boolean within(Instant instant) {
        Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
        return !second.isBefore(from) && !second.isAfter(to);
    }

    @Override
    public String toString() {
        return "Search[" + from + ", " + to + "]";
    }
}
