package io.github.otpgate;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.captcha.CaptchaChallenge;
import java.time.Duration;

/** What became of a request for a captcha. */
public sealed interface CaptchaOffer {

    /** Something to solve. */
    record Offered(CaptchaChallenge challenge) implements CaptchaOffer {
        public Offered {
            requireNonNull(challenge, "challenge");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.offered(this);
        }
    }

    /** The address asks for too many, or has answered too many wrongly. */
    record Limited(Duration retryAfter) implements CaptchaOffer {
        public Limited {
            requireNonNull(retryAfter, "retryAfter");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.limited(this);
        }
    }

    /** No such purpose is configured. */
    record Refused() implements CaptchaOffer {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refused(this);
        }
    }

    /** Calls the one case that fits. */
    <R> R match(Cases<R> cases);

    /** One method per shape. */
    interface Cases<R> {
        /** For {@link Offered}. */
        R offered(Offered offered);

        /** For {@link Limited}. */
        R limited(Limited limited);

        /** For {@link Refused}. */
        R refused(Refused refused);
    }
}
