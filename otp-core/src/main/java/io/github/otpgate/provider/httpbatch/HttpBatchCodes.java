package io.github.otpgate.provider.httpbatch;

import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.Refusal;
import java.time.Duration;
import java.util.Optional;

/**
 * The vendor's codes as classes.
 *
 * <p>Source: the vendor's interface document, sections 1.3.3 and 4.4, and codes seen from the platform's resellers;
 * read 2026-11-21.
 */
final class HttpBatchCodes {

    private static final int LONGEST = 32;
    private static final String TOO_FAST = "103";
    private static final Duration AFTER_TOO_FAST = Duration.ofSeconds(5);
    private static final Duration BETWEEN_BALANCES = Duration.ofSeconds(10);

    private final Dialect dialect;
    private final ErrorOverrides overrides;

    HttpBatchCodes(Dialect dialect, ErrorOverrides overrides) {
        this.dialect = dialect;
        this.overrides = overrides;
    }

    /** Whose meaning codes 120 and 121 have. */
    enum Dialect {
        /** Content that is not on the white list; the same content too often to one number. */
        STANDARD,
        /** The account's daily limit against theft; a parameter that is missing. */
        CHUANGLAN
    }

    Refusal ofSend(String status) {
        return refusal(status, retryAfter(status));
    }

    /** The same codes; only how soon one may ask again differs. */
    Refusal ofBalance(String status) {
        return refusal(status, status.equals(TOO_FAST) ? Optional.of(BETWEEN_BALANCES) : Optional.empty());
    }

    private Refusal refusal(String status, Optional<Duration> retryAfter) {
        String code = status.substring(0, Math.min(status.length(), LONGEST));
        Refusal documented = new Refusal(reason(status), code, retryAfter);
        return overrides.apply(isOurMistake(status) ? documented.failingOver(false) : documented);
    }

    /** A text of no length it takes, no number or too many: what is wrong with them goes with them everywhere. */
    private static boolean isOurMistake(String status) {
        return status.equals("106") || status.equals("108");
    }

    private ErrorClass reason(String status) {
        return switch (status) {
            case "101", "102" -> ErrorClass.AUTH_FAILED;
            case TOO_FAST, "122" -> ErrorClass.THROTTLED_ACCOUNT;
            case "104" -> ErrorClass.TEMPORARY;
            case "105", "106", "115", "125" -> ErrorClass.CONTENT_REJECTED;
            case "107" -> ErrorClass.INVALID_NUMBER;
            case "109", "111" -> ErrorClass.INSUFFICIENT_BALANCE;
            case "110", "112", "118", "119", "123" -> ErrorClass.ACCOUNT_DISABLED;
            case "116", "124", "126" -> ErrorClass.TEMPLATE_MISMATCH;
            case "117" -> ErrorClass.IP_NOT_ALLOWED;
            case "120" -> either(ErrorClass.CONTENT_REJECTED, ErrorClass.THROTTLED_ACCOUNT);
            case "121" -> either(ErrorClass.THROTTLED_PER_NUMBER, ErrorClass.UNKNOWN);
            default -> ErrorClass.UNKNOWN;
        };
    }

    private ErrorClass either(ErrorClass standard, ErrorClass chuanglan) {
        return dialect == Dialect.STANDARD ? standard : chuanglan;
    }

    private static Optional<Duration> retryAfter(String status) {
        return switch (status) {
            case TOO_FAST -> Optional.of(AFTER_TOO_FAST);
            case "122" -> Optional.of(Duration.ofMinutes(5));
            default -> Optional.empty();
        };
    }
}
