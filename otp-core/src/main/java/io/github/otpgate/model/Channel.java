package io.github.otpgate.model;

import java.util.Optional;
import java.util.stream.Stream;

/** How a code travels. All channels of a phone share its windows and its guess budget. */
public enum Channel {
    /** A text message. */
    SMS,
    /** A call that reads the code out. */
    VOICE;

    /** The lower-case name used in JSON and configuration. */
    public String wireName() {
        return WireName.of(this);
    }

    /** The channel of that {@link #wireName()}. */
    public static Optional<Channel> ofWireName(String name) {
        return Stream.of(values())
                .filter(channel -> channel.wireName().equals(name))
                .findFirst();
    }
}
