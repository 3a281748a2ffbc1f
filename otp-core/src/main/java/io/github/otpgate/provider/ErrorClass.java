package io.github.otpgate.provider;

/**
 * Why a vendor refused, in the few classes that routing and callers act on. Every code of every vendor maps to one.
 */
public enum ErrorClass {
    /** The number does not exist or cannot be served. */
    INVALID_NUMBER(false, false),
    /** The number asked not to be sent to, or the vendor will not send to it. */
    BLACKLISTED(false, false),
    /** A word of the text is not allowed; word lists differ between vendors. */
    CONTENT_REJECTED(true, true),
    /** Signature or template is not approved. Affects all traffic until mended. */
    TEMPLATE_MISMATCH(true, true),
    /** The number had too many messages. Another vendor would defeat the protection of the person. */
    THROTTLED_PER_NUMBER(false, false),
    /** The account sends too fast. */
    THROTTLED_ACCOUNT(true, true),
    /** The account is empty. */
    INSUFFICIENT_BALANCE(true, true),
    /** The credentials are wrong. */
    AUTH_FAILED(true, true),
    /** The account may not be used from this address. */
    IP_NOT_ALLOWED(true, true),
    /** The account, or this function of it, is switched off. */
    ACCOUNT_DISABLED(true, true),
    /** A fault that passes, and nothing was accepted: no connection, the vendor's own error code. */
    TEMPORARY(true, true),
    /** A refusal nobody documented, or our own mistake. What it proves nobody knows, so the send keeps counting. */
    UNKNOWN(true, false);

    private final boolean failsOver;
    private final boolean givesBack;

    ErrorClass(boolean failsOver, boolean givesBack) {
        this.failsOver = failsOver;
        this.givesBack = givesBack;
    }

    /** Whether another vendor may be tried, unless {@link Refusal#failsOver()} says otherwise of a single code. */
    public boolean failsOver() {
        return failsOver;
    }

    /** Whether the phone's windows forget the send. Not for what lies in the number itself: asking again costs too. */
    public boolean givesBack() {
        return givesBack;
    }

    /** Whether an operator must act before anything gets through again. */
    public boolean isAccountFault() {
        return switch (this) {
            case INSUFFICIENT_BALANCE, AUTH_FAILED, IP_NOT_ALLOWED, ACCOUNT_DISABLED, TEMPLATE_MISMATCH -> true;
            default -> false;
        };
    }
}
