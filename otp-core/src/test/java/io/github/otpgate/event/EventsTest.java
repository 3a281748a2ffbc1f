package io.github.otpgate.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.platform.commons.util.ExceptionUtils.throwAsUncheckedException;

import io.github.otpgate.model.PhoneNumber;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventsTest {

    private static final int FLOOD = 20_000;

    private final CountDownLatch slow = new CountDownLatch(1);

    private void hold() {
        try {
            slow.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All that whoever asks for codes can make come as often as they like. */
    static Stream<OtpEvent> ofRequests() {
        return Stream.of(
                new OtpEvent.Judged("normal"),
                new OtpEvent.LimitReached("address", false, Duration.ofSeconds(1)),
                new OtpEvent.Withheld(new PhoneNumber("+8613800138000"), "guard", false),
                new OtpEvent.FailedOver("main", "second", "open"),
                new OtpEvent.Converted("main"),
                new OtpEvent.Reported("main", "delivered"));
    }

    @ParameterizedTest
    @MethodSource("ofRequests")
    void flood_ofWhatComesWithEveryRequest_leavesRoomForAlarms(OtpEvent routine) {
        AtomicInteger alarms = new AtomicInteger();
        OtpListener listener = event -> {
            if (event instanceof OtpEvent.DeadLetter) {
                alarms.incrementAndGet();
            }
            hold();
        };
        try (Events events = new Events(List.of(listener))) {
            for (int i = 0; i < FLOOD; i++) {
                events.on(routine);
            }
            long lost = events.lost();
            events.on(new OtpEvent.DeadLetter("main", "unreadable"));
            long after = events.lost();
            slow.countDown();

            assertThat(lost).isPositive();
            assertThat(after).isEqualTo(lost);
            await().until(() -> alarms.get() == 1);
        }
    }

    @Test
    void listener_throwsWhatNobodyDeclares_theOthersHearAllTheSame() {
        List<OtpEvent> heard = new CopyOnWriteArrayList<>();
        try (Events events = new Events(List.of(
                event -> {
                    throw throwAsUncheckedException(new IOException("from Kotlin"));
                },
                heard::add))) {
            events.on(new OtpEvent.Converted("main"));

            await().until(() -> heard.size() == 1);
        }
    }

    /** What listeners write to is closed next, and the JVM may end. */
    @Test
    @Timeout(20)
    void close_someWait_theyAreToldBefore() {
        List<OtpEvent> heard = new CopyOnWriteArrayList<>();
        Events events = new Events(List.of(event -> {
            hold();
            heard.add(event);
        }));
        events.on(new OtpEvent.Converted("main"));
        events.on(new OtpEvent.Converted("second"));

        CompletableFuture<Integer> told = CompletableFuture.supplyAsync(() -> {
            events.close();
            return heard.size();
        });
        await().until(() -> {
            events.on(new OtpEvent.Converted("late"));
            return events.lost() > 0;
        });
        slow.countDown();

        assertThat(told.join()).isGreaterThan(1).isEqualTo(heard.size());
    }
}
