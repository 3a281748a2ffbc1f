package io.github.otpgate.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventsTest {

    private static final int FLOOD = 20_000;

    @Test
    void flood_ofWhatComesWithEveryRequest_leavesRoomForAlarms() {
        CountDownLatch slow = new CountDownLatch(1);
        AtomicInteger alarms = new AtomicInteger();
        OtpListener listener = event -> {
            if (event instanceof OtpEvent.DeadLetter) {
                alarms.incrementAndGet();
            }
            try {
                slow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (Events events = new Events(List.of(listener))) {
            for (int i = 0; i < FLOOD; i++) {
                events.on(new OtpEvent.Judged("normal"));
            }
            long lost = events.lost();
            events.on(new OtpEvent.DeadLetter("main", "unreadable"));

            assertThat(lost).isPositive();
            assertThat(events.lost()).isEqualTo(lost);
            slow.countDown();
            await().until(() -> alarms.get() == 1);
        }
    }
}
