package io.github.otpgate.testkit.smscn;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How often the vendor lets an account call: exact sliding windows, and the days of Beijing. Not safe for threads by
 * itself.
 */
final class CallLimits {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Window rate;
    private final Window repeats;
    private final int hourly;
    private final int daily;
    private final Deque<Made> made = new ArrayDeque<>();

    /** A limit of 0 is none. */
    CallLimits(Window rate, Window repeats, int hourly, int daily) {
        this.rate = rate;
        this.repeats = repeats;
        this.hourly = hourly;
        this.daily = daily;
    }

    /** So many calls within that time. */
    record Window(int calls, Duration period) {

        static final Window NONE = new Window(0, Duration.ZERO);
    }

    private record Made(Instant at, Call call) {

        boolean within(Duration period, Instant now) {
            return Duration.between(at, now).compareTo(period) < 0;
        }

        boolean repeats(Call other) {
            return call.number().equals(other.number()) && call.spoken().equals(other.spoken());
        }
    }

    Optional<Stat> refusal(Call call, Instant now) {
        forgetOld(now);
        if (isFull(rate.calls(), one -> one.within(rate.period(), now))) {
            return Optional.of(Stat.TOO_FREQUENT);
        }
        if (isFull(repeats.calls(), one -> one.repeats(call) && one.within(repeats.period(), now))) {
            return Optional.of(Stat.REPEATED);
        }
        if (isFull(hourly, one -> one.within(HOUR, now))) {
            return Optional.of(Stat.HOURLY_LIMIT);
        }
        return isFull(daily, one -> day(one.at()).equals(day(now))) ? Optional.of(Stat.DAILY_LIMIT) : Optional.empty();
    }

    void made(Call call, Instant now) {
        if (rate.calls() + repeats.calls() + hourly + daily > 0) {
            made.addLast(new Made(now, call));
        }
    }

    private boolean isFull(int limit, Predicate<Made> counts) {
        return limit > 0 && made.stream().filter(counts).count() >= limit;
    }

    private void forgetOld(Instant now) {
        while (!made.isEmpty() && !made.getFirst().within(LONGEST, now)) {
            made.removeFirst();
        }
    }

    private static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.ofHours(8)).toLocalDate();
    }
}
