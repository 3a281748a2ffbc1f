package io.github.otpgate.laws;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Counts how often callers wait for Redis one reply after the other, whatever else goes over the line meanwhile. */
final class Waits {

    private static final long QUIET_MILLIS = 400;

    private Waits() {}

    /** Holds every reply until all callers wait, lets what was held go, and so on until the callers have ended. */
    static int count(HoldingProxy proxy, List<Thread> callers) throws IOException {
        proxy.hold();
        callers.forEach(Thread::start);
        int waits = 0;
        while (!isOver(callers)) {
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> isOver(callers) || (allWait(callers) && proxy.isSettled(QUIET_MILLIS)));
            if (!isOver(callers)) {
                waits++;
                proxy.release();
            }
        }
        proxy.letGo();
        return waits;
    }

    private static boolean isOver(List<Thread> callers) {
        return callers.stream().noneMatch(Thread::isAlive);
    }

    private static boolean allWait(List<Thread> callers) {
        return callers.stream()
                .map(Thread::getState)
                .allMatch(state -> state == Thread.State.WAITING
                        || state == Thread.State.TIMED_WAITING
                        || state == Thread.State.TERMINATED);
    }
}
