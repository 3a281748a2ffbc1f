package io.github.otpgate.guard;

/** What a conversion counts for. */
public enum GuardCredit {
    /** The sender's network and the destination. */
    EVERYWHERE,
    /** The network alone, since the send was not counted for the destination. */
    NETWORK,
    /** Its send is forgotten everywhere: one of this phone has counted within 24 hours. */
    EVERYWHERE_AGAIN,
    /** Its send is forgotten for the network. */
    NETWORK_AGAIN,
    /** Nothing: one of this phone has counted within 24 hours. */
    NOWHERE
}
