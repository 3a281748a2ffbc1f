package io.github.otpgate.provider.smscn;

/** What the vendor is asked to answer in. */
enum SmscnFormat {
    JSON,
    XML,
    TXT;

    /** The same for a list, which the vendor has no plain text for. */
    SmscnFormat ofLists() {
        return this == TXT ? JSON : this;
    }
}
