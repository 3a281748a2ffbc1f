package io.github.otpgate.testkit.httpbatch;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Names messages: 19 digits with the time in their middle as in real answers, or 13 as in the vendor's document. */
final class Msgids {

    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter MIDDLE = DateTimeFormatter.ofPattern("MMddHHmmss", Locale.ROOT);
    private static final long FIRST_SHORT = 1_234_567_890_100L;
    private static final long ENDINGS = 1_000_000;

    private final Clock clock;
    private final boolean brief;
    private final AtomicLong count = new AtomicLong();

    Msgids(Clock clock, boolean brief) {
        this.clock = clock;
        this.brief = brief;
    }

    String next() {
        long number = count.getAndIncrement();
        if (brief) {
            return Long.toString(FIRST_SHORT + number);
        }
        String ending = Long.toString(ENDINGS + number % ENDINGS).substring(1);
        return "100" + MIDDLE.format(clock.instant().atZone(BEIJING)) + ending;
    }
}
