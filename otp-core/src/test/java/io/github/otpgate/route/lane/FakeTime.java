package io.github.otpgate.route.lane;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes when the test says so. */
final class FakeTime implements LaneTime {

    private record Alarm(long at, Runnable work) {}

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000); // it may overflow
    private final List<Alarm> alarms = new CopyOnWriteArrayList<>();

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public void later(Duration time, Runnable work) {
        alarms.add(new Alarm(nanos() + time.toNanos(), work));
    }

    void advance(Duration time) {
        now.addAndGet(time.toNanos());
        List<Alarm> due =
                alarms.stream().filter(alarm -> alarm.at() - nanos() <= 0).toList();
        alarms.removeAll(due);
        due.forEach(alarm -> alarm.work().run());
    }

    int alarms() {
        return alarms.size();
    }
}
