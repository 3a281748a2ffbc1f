package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The names of the two streams of the inbox, which share a hash tag. */
record InboxKeys(String namespace) {

    byte[] received() {
        return name("received");
    }

    byte[] dead() {
        return name("dead");
    }

    private byte[] name(String rest) {
        return (namespace + ":{inbox}:" + rest).getBytes(US_ASCII);
    }
}
