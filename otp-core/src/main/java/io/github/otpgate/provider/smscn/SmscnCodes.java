package io.github.otpgate.provider.smscn;

import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.Refusal;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.wire.BeijingTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The vendor's codes as classes.
 *
 * <p>The document does not say whether its limits per hour and day (151, 152) and its "too frequent" (107) are the
 * account's or the number's. They are taken for the account's, which lets another vendor send; 124, a repetition, is the
 * number's. {@code error-classes} says otherwise where an operator knows better.
 *
 * <p>Source: the vendor's interface document, sections 4 and 5; 110, 111, 113 to 115 and 120 are codes seen from its
 * older and current API. Read 2026-11-21.
 */
final class SmscnCodes {

    static final String SUCCESS = "100";
    static final String OUT_OF_TIME = "119";
    private static final String TOO_MANY_NUMBERS = "106";

    private final Clock clock;
    private final ErrorOverrides overrides;

    SmscnCodes(Clock clock, ErrorOverrides overrides) {
        this.clock = clock;
        this.overrides = overrides;
    }

    Refusal refusal(String stat) {
        Refusal documented = new Refusal(reason(stat), stat, retryAfter(stat));
        // More numbers than it takes: our own mistake, which goes to no other vendor.
        return overrides.apply(stat.equals(TOO_MANY_NUMBERS) ? documented.failingOver(false) : documented);
    }

    private static ErrorClass reason(String stat) {
        return switch (stat) {
            case "101", "118", OUT_OF_TIME -> ErrorClass.AUTH_FAILED;
            case "102" -> ErrorClass.INSUFFICIENT_BALANCE;
            case "103", "111", "115", "120" -> ErrorClass.TEMPORARY;
            case "104", "105", "169" -> ErrorClass.CONTENT_REJECTED;
            case "107", "110", "151", "152" -> ErrorClass.THROTTLED_ACCOUNT;
            case "108", "112" -> ErrorClass.INVALID_NUMBER;
            case "109", "114", "116" -> ErrorClass.ACCOUNT_DISABLED;
            case "117" -> ErrorClass.IP_NOT_ALLOWED;
            case "124" -> ErrorClass.THROTTLED_PER_NUMBER;
            case "161", "162", "163", "164", "166", "167", "168" -> ErrorClass.TEMPLATE_MISMATCH;
            default -> ErrorClass.UNKNOWN;
        };
    }

    private Optional<Duration> retryAfter(String stat) {
        return switch (stat) {
            case "107", "124" -> Optional.of(Duration.ofMinutes(1));
            case "114" -> Optional.of(Duration.ofMinutes(10));
            case "151" -> Optional.of(Duration.ofHours(1));
            case "152" -> Optional.of(BeijingTime.untilMidnight(clock.instant()));
            default -> Optional.empty();
        };
    }

    /** What a report's {@code resultcode} says; 130 is a failure that nobody explains, like every code not listed. */
    static DeliveryOutcome outcome(String resultcode) {
        return switch (resultcode) {
            case SUCCESS -> DeliveryOutcome.DELIVERED;
            case "131" -> DeliveryOutcome.INVALID_NUMBER;
            case "132", "133", "134" -> DeliveryOutcome.UNREACHABLE;
            default -> DeliveryOutcome.UNKNOWN;
        };
    }
}
