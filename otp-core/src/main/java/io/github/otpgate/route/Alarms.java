package io.github.otpgate.route;

import io.github.otpgate.event.OtpEvent.AccountFault;
import io.github.otpgate.event.OtpEvent.BreakerMoved;
import io.github.otpgate.event.OtpEvent.Converted;
import io.github.otpgate.event.OtpEvent.FailedOver;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.model.WireName;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators what happens to messages, and of none of them what it says or to whom. Thread safe. */
final class Alarms {

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final OtpListener events;
    private final LongSupplier ticks;
    private final ConcurrentMap<Alarm, Long> raised = new ConcurrentHashMap<>();

    Alarms(OtpListener events, LongSupplier ticks) {
        this.events = events;
        this.ticks = ticks;
    }

    private record Alarm(String provider, String reason) {}

    void answered(String provider, Submission answer) {
        if (answer instanceof Submission.Accepted) {
            LOG.debug("Provider {} accepted a message", provider);
        } else if (answer instanceof Submission.Uncertain uncertain) {
            LOG.warn("Provider {} may or may not have accepted a message: {}", provider, uncertain.detail());
        } else if (answer instanceof Rejected rejected && rejected.reason().isAccountFault()) {
            accountFault(provider, rejected);
        } else if (answer instanceof Rejected rejected) {
            LOG.warn("Provider {} refused a message: {} (code {})", provider, rejected.reason(), rejected.code());
        }
    }

    private void accountFault(String provider, Rejected rejected) {
        LOG.error(
                "Provider {} cannot send: {} (code {}). {}",
                provider,
                rejected.reason(),
                rejected.code(),
                remedy(rejected.reason(), provider));
        String reason = WireName.of(rejected.reason());
        if (isDue(new Alarm(provider, reason))) {
            events.on(new AccountFault(provider, reason, rejected.code()));
        }
    }

    /** What happens by itself, and what does not. */
    private static String remedy(ErrorClass reason, String provider) {
        return switch (reason) {
            case TEMPLATE_MISMATCH ->
                "Texts like this one go elsewhere or nowhere until template and signature are approved";
            case INSUFFICIENT_BALANCE ->
                "It is tried again in 5 minutes, or when a poll of its balance finds it refilled";
            case AUTH_FAILED ->
                "It is tried again every 5 minutes; until the credentials in otp.providers." + provider
                        + " are right, it will refuse";
            default -> "It is tried again every 5 minutes; until somebody puts it right at the vendor, it will refuse";
        };
    }

    private boolean isDue(Alarm alarm) {
        long now = ticks.getAsLong();
        Long last = raised.putIfAbsent(alarm, now);
        return last == null || (now - last >= PAUSE.toNanos() && raised.replace(alarm, last, now));
    }

    void moved(String provider, State from, State to, Breakers.Cause cause) {
        BreakerMoved event = new BreakerMoved(provider, WireName.of(from), WireName.of(to), WireName.of(cause));
        if (to == State.OPEN) {
            LOG.warn("Provider {} is avoided for a while: its {} failed", provider, event.cause());
        } else {
            LOG.info("Provider {} went from {} to {} ({})", provider, event.from(), event.to(), event.cause());
        }
        events.on(event);
    }

    void converted(String provider) {
        events.on(new Converted(provider));
    }

    void failedOver(String from, String to, String reason) {
        events.on(new FailedOver(from, to, reason));
    }
}
