package io.github.otpgate.provider.capability;

/** What became of a message that a vendor had accepted. Every status of every vendor maps to one. */
public enum DeliveryOutcome {
    /** The phone has it. */
    DELIVERED,
    /** Nobody knows yet; another report may follow. */
    PENDING,
    /** There is no such number. */
    INVALID_NUMBER,
    /** The phone is off, out of reach, or its line suspended. */
    UNREACHABLE,
    /** The number is on a list of those not to be sent to. */
    BLACKLISTED,
    /** The number had too many messages. */
    THROTTLED_PER_NUMBER,
    /** A word of the text, or its form, was not allowed. */
    CONTENT_REJECTED,
    /** Signature or template was not approved. */
    TEMPLATE_MISMATCH,
    /** A fault on the way that passes. */
    TEMPORARY,
    /** It failed, and nobody documented why. */
    UNKNOWN;

    /**
     * What the words of operators and gateways mean, which most platforms hand on as they are.
     *
     * @param word in capitals, for example {@code DELIVRD}
     */
    public static DeliveryOutcome ofOperatorsWord(String word) {
        return switch (word) {
            case "DELIVRD" -> DELIVERED;
            case "ACCEPTD" -> PENDING;
            case "UNDELIV", "EXPIRED", "UNKNOWN" -> UNREACHABLE;
            case "MBBLACK", "DTBLACK" -> BLACKLISTED;
            case "DISTURB", "VMFLUCTL" -> THROTTLED_PER_NUMBER;
            case "REJECT", "KEYWORD", "EMSERR" -> CONTENT_REJECTED;
            case "SIGNERR" -> TEMPLATE_MISMATCH;
            case "ROUTEERR", "ERR:104" -> TEMPORARY;
            default -> UNKNOWN;
        };
    }

    /** Whether the message is known not to have arrived. */
    public boolean isFailure() {
        return this != DELIVERED && this != PENDING;
    }
}
