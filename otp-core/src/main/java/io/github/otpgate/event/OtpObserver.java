package io.github.otpgate.event;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Channel;
import java.util.Optional;

/**
 * A listener that also follows calls while they run, for timers and traces. It is called on the thread that works, in the way
 * of whoever waits: so it must be quick. What it throws is logged and forgotten.
 */
public interface OtpObserver extends OtpListener {

    /** Nobody. */
    OtpObserver NONE = operation -> (outcome, failure) -> {};

    /**
     * Something begins.
     *
     * @return is told of the end, on the same thread. What begins in between belongs to it; of several submits of one issue
     *     one may begin before another has ended
     */
    Running begin(Operation operation);

    /** By default nothing is done about what is over already. */
    @Override
    default void on(OtpEvent event) {}

    /** What is followed. Its parts are enums and configured names, so there are few of them. */
    sealed interface Operation {

        /**
         * A call of {@code issue}.
         *
         * @param purpose as configured; {@code unknown} for any other
         * @param channel as asked for
         */
        record Issue(String purpose, Channel channel) implements Operation {
            public Issue {
                requireNonNull(purpose, "purpose");
                requireNonNull(channel, "channel");
            }
        }

        /**
         * A call of {@code verify}.
         *
         * @param purpose as configured; {@code unknown} for any other
         */
        record Verify(String purpose) implements Operation {
            public Verify {
                requireNonNull(purpose, "purpose");
            }
        }

        /** A message is handed to one provider. Begins and ends on the thread of its issue, which waits for the answer. */
        record Submit(String provider, Channel channel) implements Operation {
            public Submit {
                requireNonNull(provider, "provider");
                requireNonNull(channel, "channel");
            }
        }
    }

    /** Something that has begun. */
    @FunctionalInterface
    interface Running {

        /**
         * It is over.
         *
         * @param outcome what every listener hears of it
         * @param failure what was thrown; its text may say more than may be kept
         */
        void ended(OtpEvent outcome, Optional<Throwable> failure);
    }
}
