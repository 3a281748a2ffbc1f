package io.github.otpgate.receipt.inbox;

import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.VendorNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What vendors tell in tests. */
public final class Told {

    public static final String PHONE = "13800138000";
    public static final String SECRET_WORDS = "leave me alone";

    private Told() {}

    public static DeliveryReport report(String message) {
        return new DeliveryReport(
                message,
                Optional.of(new VendorNumber(PHONE)),
                DeliveryOutcome.DELIVERED,
                "DELIVRD",
                Optional.of(Instant.parse("2026-08-01T12:00:00Z")));
    }

    public static Reply reply() {
        return new Reply(
                Optional.of("r1"),
                new VendorNumber("+86" + PHONE),
                SECRET_WORDS,
                Optional.empty(),
                "01",
                Optional.of(new Reply.Part(7, 3, 2)));
    }

    public static Received reports(String... messages) {
        return new Received("main", Stream.of(messages).map(Told::report).toList(), List.of());
    }

    public static Received push(String first, int size) {
        return reports(IntStream.range(0, size).mapToObj(i -> first + "-" + i).toArray(String[]::new));
    }
}
