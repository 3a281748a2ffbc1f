package io.github.otpgate.provider.capability;

import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.Message;
import java.util.List;

/** Sends to many phones, each a text of its own, in one request. */
public interface MultiSend extends Capability {

    /** The most messages one request can have. */
    int mostMessages();

    /** Whether a message can be one of many; another has to go by itself. */
    default boolean takes(Message message) {
        return true;
    }

    /**
     * Hands over many messages, each once.
     *
     * @param messages 1 to {@link #mostMessages()}, no phone twice
     * @throws IllegalArgumentException for no message, too many, or a phone given twice
     */
    BatchSubmission submit(List<Message> messages);
}
