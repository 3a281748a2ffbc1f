package io.github.otpgate.provider;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;

/**
 * What is sent. Holds the code, so it prints none of its text.
 *
 * @param to the recipient
 * @param channel how it travels
 * @param text the whole text, signature first
 * @param code the code in the text, for vendors that keep the text themselves and ask for its variable only
 */
public record Message(PhoneNumber to, Channel channel, String text, String code) {

    public Message {
        requireNonNull(to, "to");
        requireNonNull(channel, "channel");
        requireNonNull(text, "text");
        requireNonNull(code, "code");
    }

    @Override
    public String toString() {
        return "Message[to=" + to + ", channel=" + channel + ", text redacted]";
    }
}
