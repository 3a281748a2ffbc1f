package io.github.otpgate.testkit.fifth;

import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.Refusal;
import java.time.Duration;
import java.util.Optional;

/** The vendor's codes as classes. Source: its interface document, section "status". */
final class PigeonCodes {

    private final ErrorOverrides overrides;

    PigeonCodes(ErrorOverrides overrides) {
        this.overrides = overrides;
    }

    Refusal refusal(String code) {
        return overrides.apply(new Refusal(reason(code), code, retryAfter(code)));
    }

    private static ErrorClass reason(String code) {
        return switch (code) {
            case "bad_number" -> ErrorClass.INVALID_NUMBER;
            case "stopped" -> ErrorClass.BLACKLISTED;
            case "too_soon" -> ErrorClass.THROTTLED_PER_NUMBER;
            case "no_credit" -> ErrorClass.INSUFFICIENT_BALANCE;
            case "bad_key" -> ErrorClass.AUTH_FAILED;
            case "storm" -> ErrorClass.TEMPORARY;
            default -> ErrorClass.UNKNOWN;
        };
    }

    private static Optional<Duration> retryAfter(String code) {
        return code.equals("too_soon") ? Optional.of(Duration.ofMinutes(1)) : Optional.empty();
    }
}
