package io.github.otpgate.captcha;

import io.github.otpgate.model.WireName;

/** Why an answer did not count. Told to operators, never to whoever answered. */
enum Fault {
    /** No key of ours sealed the id, or it is no challenge's. */
    FORGED,
    LATE,
    OTHER_PURPOSE,
    OTHER_NETWORK,
    /** The challenge, or the remote token, was answered with before. */
    USED,
    WRONG,
    UNREACHABLE,
    /** The thread was told to stop before the store had answered. */
    INTERRUPTED;

    boolean isBlamed() {
        return this != LATE && this != UNREACHABLE && this != INTERRUPTED;
    }

    String reason() {
        return WireName.of(this);
    }
}
