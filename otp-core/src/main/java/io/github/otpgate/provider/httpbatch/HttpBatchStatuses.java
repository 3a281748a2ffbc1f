package io.github.otpgate.provider.httpbatch;

import io.github.otpgate.provider.capability.DeliveryOutcome;

/**
 * What the platform's and the operators' words for the fate of a message mean. Others are the gateways' own, and nobody
 * documents them.
 *
 * <p>Source: the vendor's interface document, section 2.2, and statuses seen from the platform's resellers; read
 * 2026-11-21.
 */
final class HttpBatchStatuses {

    private HttpBatchStatuses() {}

    static DeliveryOutcome outcome(String status) {
        return switch (status) {
            case "DELIVRD" -> DeliveryOutcome.DELIVERED;
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
