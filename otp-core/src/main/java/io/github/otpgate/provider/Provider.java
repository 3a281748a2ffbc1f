package io.github.otpgate.provider;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Window;
import java.util.List;

/**
 * One account at one vendor. Thread safe; {@link #submit} blocks for the length of one HTTP exchange at most and throws
 * nothing: whatever happens is a {@link Submission}.
 */
public interface Provider {

    /** The name it has in the configuration, for routes, logs and metrics. */
    String name();

    /** What it carries. */
    Channel channel();

    /** The windows per number that the vendor documents. They join the configured ones; the strictest holds. */
    List<Window> windows();

    /** Hands over one message, once. */
    Submission submit(Message message);
}
