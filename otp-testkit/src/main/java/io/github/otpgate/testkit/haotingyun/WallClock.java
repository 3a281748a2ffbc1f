package io.github.otpgate.testkit.haotingyun;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** The times of the vendor: Beijing's wall clock to the second, without a zone. */
final class WallClock {

    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private WallClock() {}

    static String format(Instant instant) {
        return FORMAT.format(instant.atOffset(BEIJING));
    }

    static Optional<Instant> parse(String written) {
        try {
            return Optional.of(LocalDateTime.parse(written, FORMAT).toInstant(BEIJING));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
