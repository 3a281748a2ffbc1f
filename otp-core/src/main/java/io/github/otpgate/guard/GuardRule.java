package io.github.otpgate.guard;

import java.util.Locale;

/** Why something has its state. */
public enum GuardRule {
    /** Nothing is wrong. */
    NONE,
    /** Too few of the codes that were sent were verified, or enough of them again. */
    CONVERSION,
    /** Far more is sent than usual, and none of it is old enough to be judged. */
    VELOCITY,
    /** Many phones of one small block. */
    DENSITY,
    /** A block, or a reason for suspicion, is over. */
    EXPIRED,
    /** An operator said so. */
    OVERRIDE,
    /** It could not be read. */
    UNREADABLE;

    /** Lower case: as events and explanations name it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
