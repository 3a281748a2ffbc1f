package io.github.otpgate.provider;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Window;
import java.util.List;
import java.util.Optional;

/**
 * One account at one vendor. Thread safe; {@link #submit} blocks for one HTTP exchange, seldom two, and throws nothing:
 * whatever happens is a {@link Submission}.
 */
public interface Provider {

    /** The name it has in the configuration, for routes, logs and metrics. */
    String name();

    /** What it carries. */
    Channel channel();

    /** The windows per number that the vendor documents. They join the configured ones; the strictest holds. */
    List<Window> windows();

    /** The characters a text may have. A longer one is refused without asking the vendor. */
    default int longestText() {
        return Integer.MAX_VALUE;
    }

    /** Hands over one message, once. */
    Submission submit(Message message);

    /** What else the account can do, for example {@code capability(BalanceQuery.class)}. */
    default <C extends Capability> Optional<C> capability(Class<C> kind) {
        return Optional.empty();
    }
}
