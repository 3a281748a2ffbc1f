package io.github.otpgate.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * The clock on the vendors' wall: Beijing's, +08:00 all year, written without a zone. Never the zone of this machine.
 */
public enum BeijingTime {
    /** {@code 2014-03-17 22:55:21}. */
    SPACED("uuuu-MM-dd HH:mm:ss"),
    /** {@code 20120102102033}. */
    COMPACT("uuuuMMddHHmmss"),
    /** {@code 1012241002}: 24 December 2010, two minutes past ten. */
    SHORT("uuMMddHHmm");

    /** Beijing keeps no summer time. */
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

    private final DateTimeFormatter format;
    private final int length;

    BeijingTime(String pattern) {
        this.length = pattern.length();
        this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** How long until the next day begins in Beijing, which is the day of the vendors' daily limits; more than zero. */
    public static Duration untilMidnight(Instant now) {
        OffsetDateTime here = now.atOffset(OFFSET);
        return Duration.between(
                here, here.toLocalDate().plusDays(1).atStartOfDay().atOffset(OFFSET));
    }

    /** The moment that is meant, or nothing if the text is in another form or on no calendar. */
    public Optional<Instant> read(String text) {
        // The formatter takes years with a sign and as many digits as one likes.
        if (text.length() != length) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text, format).toInstant(OFFSET));
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }

    /** What stands on the wall in Beijing. */
    public String write(Instant moment) {
        return format.format(moment.atOffset(OFFSET));
    }
}
