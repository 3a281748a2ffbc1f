package io.github.otpgate.route;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.model.Channel;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How one provider does, as far as this node knows.
 *
 * @param breaker {@code closed}, {@code open} or {@code half-open}: the worst of its three
 * @param cause what that one measures, as in {@link OtpEvent.BreakerMoved}; empty where all are closed
 * @param delivered the share of reports that say so, lately, 0 to 1; empty until there are enough
 * @param converted the share of its messages whose code was used, lately, 0 to 1; empty until there are enough
 * @param lastFault empty where nothing went wrong yet
 */
public record RouteView(
        String provider,
        Channel channel,
        String breaker,
        Optional<String> cause,
        OptionalDouble delivered,
        OptionalDouble converted,
        Optional<Fault> lastFault) {

    /**
     * Something that went wrong.
     *
     * @param reason the class of a refusal, for example {@code auth-failed}, or {@code uncertain}
     * @param code the vendor's own, or a few words for what broke
     * @param ago how long it is over
     */
    public record Fault(String reason, String code, Duration ago) {
        public Fault {
            requireNonNull(reason, "reason");
            requireNonNull(code, "code");
            requireNonNull(ago, "ago");
        }
    }

    public RouteView {
        requireNonNull(provider, "provider");
        requireNonNull(channel, "channel");
        requireNonNull(breaker, "breaker");
        requireNonNull(cause, "cause");
        requireNonNull(delivered, "delivered");
        requireNonNull(converted, "converted");
        requireNonNull(lastFault, "lastFault");
    }
}
