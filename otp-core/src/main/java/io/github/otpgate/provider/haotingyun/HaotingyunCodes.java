package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.Refusal;
import io.github.otpgate.wire.BeijingTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The vendor's codes as classes: above 0 the caller must mend something, -1 to -49 is a permission, -50 and below a
 * fault of the vendor's own.
 *
 * <p>Source: the code table of the vendor's published SDK, and codes seen from its current API; read 2026-11-21.
 */
final class HaotingyunCodes {

    private final Clock clock;
    private final ErrorOverrides overrides;

    HaotingyunCodes(Clock clock, ErrorOverrides overrides) {
        this.clock = clock;
        this.overrides = overrides;
    }

    Refusal refusal(int code, String detail) {
        return refusal(reason(code, detail), code);
    }

    /** An item of a batch has no detail: all that can be malformed about it alone is its number. */
    Refusal refusalInBatch(int code, String detail) {
        ErrorClass reason = reason(code, detail);
        return refusal(code == 2 && reason == ErrorClass.UNKNOWN ? ErrorClass.INVALID_NUMBER : reason, code);
    }

    private Refusal refusal(ErrorClass reason, int code) {
        Refusal documented = new Refusal(reason, Integer.toString(code), retryAfter(code));
        return overrides.apply(documented.failingOver(failsOver(documented, code)));
    }

    /** A country that this vendor does not serve another may; a mistake in our request goes with it everywhere. */
    private static boolean failsOver(Refusal documented, int code) {
        return switch (code) {
            case 20 -> true;
            case 1, 25 -> false;
            default -> documented.failsOver();
        };
    }

    private static ErrorClass reason(int code, String detail) {
        if (code == 2) {
            return ofMalformed(detail);
        }
        return code > 0 ? ofRequest(code) : ofAccount(code);
    }

    /** The one code that means two things; only its detail tells them apart. */
    private static ErrorClass ofMalformed(String detail) {
        if (detail.contains("模板") || detail.contains("#code#")) {
            return ErrorClass.TEMPLATE_MISMATCH;
        }
        return detail.contains("手机") || detail.contains("号码") ? ErrorClass.INVALID_NUMBER : ErrorClass.UNKNOWN;
    }

    private static ErrorClass ofRequest(int code) {
        return switch (code) {
            case 20, 56 -> ErrorClass.INVALID_NUMBER;
            case 10, 11 -> ErrorClass.BLACKLISTED;
            case 4, 48, 52 -> ErrorClass.CONTENT_REJECTED;
            case 5, 6, 7, 15, 16, 23, 58, 60 -> ErrorClass.TEMPLATE_MISMATCH;
            case 8, 9, 17, 22, 33, 43, 53 -> ErrorClass.THROTTLED_PER_NUMBER;
            case 3 -> ErrorClass.INSUFFICIENT_BALANCE;
            case 18 -> ErrorClass.AUTH_FAILED;
            case 40 -> ErrorClass.IP_NOT_ALLOWED;
            case 13, 27, 55 -> ErrorClass.ACCOUNT_DISABLED;
            case 19, 28 -> ErrorClass.TEMPORARY;
            default -> ErrorClass.UNKNOWN;
        };
    }

    private static ErrorClass ofAccount(int code) {
        return switch (code) {
            case -3 -> ErrorClass.IP_NOT_ALLOWED;
            case -4, -5 -> ErrorClass.THROTTLED_ACCOUNT;
            case -2, -6, -11, -62 -> ErrorClass.ACCOUNT_DISABLED;
            case -57 -> ErrorClass.TEMPLATE_MISMATCH;
            case -7, -8, -52, -54, -55, -56 -> ErrorClass.UNKNOWN;
            default -> code > -50 ? ErrorClass.AUTH_FAILED : ErrorClass.TEMPORARY;
        };
    }

    private Optional<Duration> retryAfter(int code) {
        return switch (code) {
            case 8, 33 -> Optional.of(Duration.ofSeconds(30));
            case 9 -> Optional.of(Duration.ofMinutes(5));
            case 17 -> Optional.of(Duration.ofDays(1));
            case 22 -> Optional.of(Duration.ofHours(1));
            case 43 -> Optional.of(BeijingTime.untilMidnight(clock.instant()));
            case 53 -> Optional.of(Duration.ofMinutes(1));
            default -> Optional.empty();
        };
    }
}
