package io.github.otpgate;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.captcha.CaptchaSolved;

/** What became of an answer to a captcha. */
public sealed interface CaptchaResult {

    /** Right: a token for one send. */
    record Solved(CaptchaSolved solved) implements CaptchaResult {
        public Solved {
            requireNonNull(solved, "solved");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.solved(this);
        }
    }

    /** Wrong, late, used, somebody else's, or one of too many wrong ones: nobody is told which. */
    record Failed() implements CaptchaResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.failed(this);
        }
    }

    /** Calls the one case that fits. */
    <R> R match(Cases<R> cases);

    /** One method per shape. */
    interface Cases<R> {
        /** For {@link Solved}. */
        R solved(Solved solved);

        /** For {@link Failed}. */
        R failed(Failed failed);
    }
}
