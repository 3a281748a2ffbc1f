package io.github.otpgate.wire;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import java.time.Instant;
import java.util.Optional;

/** How far an HTTP exchange got, which is all that decides whether a vendor may have accepted a message. */
public sealed interface HttpAnswer {

    /**
     * An answer came, whole and not larger than allowed.
     *
     * @param date the vendor's clock, to a second
     */
    record Complete(int status, Bytes body, Optional<Instant> date) implements HttpAnswer {
        public Complete {
            requireNonNull(body, "body");
            requireNonNull(date, "date");
        }

        /** An answer without headers. */
        public Complete(int status, Bytes body) {
            this(status, body, Optional.empty());
        }
    }

    /** Nothing was written: no address, no connection, no TLS. */
    record NotSent(String reason) implements HttpAnswer {
        public NotSent {
            requireNonNull(reason, "reason");
        }
    }

    /** The request was written, at least in part, and no whole answer came. */
    record Broken(String reason) implements HttpAnswer {
        public Broken {
            requireNonNull(reason, "reason");
        }
    }
}
