package io.github.otpgate.provider.apiv1;

import io.github.otpgate.provider.capability.DeliveryOutcome;
import java.util.Locale;

/**
 * The words for what became of a message. The vendor's interface document spells success {@code DELIVER} where reports
 * are fetched and {@code DELIVRD} where they are pushed, and calls everything else a failure; the failures are the
 * operators' words, which all platforms hand on.
 */
final class ApiV1Statuses {

    private ApiV1Statuses() {}

    static DeliveryOutcome outcome(String status) {
        return switch (status.strip().toUpperCase(Locale.ROOT)) {
            case "DELIVRD", "DELIVER" -> DeliveryOutcome.DELIVERED;
            case "ACCEPTD" -> DeliveryOutcome.PENDING;
            case "UNDELIV", "EXPIRED", "UNKNOWN" -> DeliveryOutcome.UNREACHABLE;
            case "MBBLACK", "DTBLACK" -> DeliveryOutcome.BLACKLISTED;
            case "DISTURB", "VMFLUCTL" -> DeliveryOutcome.THROTTLED_PER_NUMBER;
            case "REJECT", "KEYWORD", "EMSERR" -> DeliveryOutcome.CONTENT_REJECTED;
            case "SIGNERR" -> DeliveryOutcome.TEMPLATE_MISMATCH;
            case "ROUTEERR", "ERR:104" -> DeliveryOutcome.TEMPORARY;
            default -> DeliveryOutcome.UNKNOWN;
        };
    }
}
