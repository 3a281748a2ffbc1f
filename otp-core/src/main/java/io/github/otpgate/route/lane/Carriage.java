package io.github.otpgate.route.lane;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.provider.Submission;
import java.time.Duration;
import java.util.function.Consumer;

/** A message on its way to one provider. Thread safe. */
public interface Carriage {

    /** How far it got. */
    sealed interface Progress {

        /** The provider answered. */
        record Answered(Submission answer) implements Progress {
            public Answered {
                requireNonNull(answer, "answer");
            }
        }

        /**
         * It never left, and never will.
         *
         * @param reason in a word: {@code busy} (too many wait), {@code pace} (nobody says whether it may leave), {@code
         *     late} (its caller's time was over), {@code interrupted} (its caller was), {@code closed}
         */
        record Withdrawn(String reason) implements Progress {
            public Withdrawn {
                requireNonNull(reason, "reason");
            }
        }

        /** It left, or is about to; the answer is still to come. */
        record UnderWay() implements Progress {}
    }

    /**
     * Waits for the answer, as long as that. A message that has not left by then is withdrawn. An interrupted thread stops
     * waiting at once, with its interrupt flag set.
     */
    Progress await(Duration limit);

    /** Tells the answer once it is there, on the thread that brings it, or at once. Never for a withdrawn one. */
    void whenAnswered(Consumer<Submission> told);
}
