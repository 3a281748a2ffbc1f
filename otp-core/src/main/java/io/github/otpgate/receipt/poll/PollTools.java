package io.github.otpgate.receipt.poll;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.event.OtpListener;
import io.github.otpgate.receipt.inbox.Inbox;
import java.time.Duration;

/**
 * What polling needs.
 *
 * @param inbox takes what is fetched
 * @param leases shared by all nodes
 * @param lease how long a node that died keeps others from polling: 200 ms to 1 min
 * @param permits asked before each question to a vendor
 */
public record PollTools(Inbox inbox, LeaseStore leases, OtpListener events, Duration lease, PollPermits permits) {

    /** The usual life of a lease: 10 s. */
    public static final Duration DEFAULT_LEASE = Duration.ofSeconds(10);

    private static final int SHORTEST_LEASE = 200;

    public PollTools {
        requireNonNull(inbox, "inbox");
        requireNonNull(leases, "leases");
        requireNonNull(events, "events");
        if (lease.toMillis() < SHORTEST_LEASE || lease.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("a lease must last 200 ms to 1 min: " + lease);
        }
        requireNonNull(permits, "permits");
    }

    /** For accounts that may be asked at any time. */
    public PollTools(Inbox inbox, LeaseStore leases, OtpListener events, Duration lease) {
        this(inbox, leases, events, lease, PollPermits.UNLIMITED);
    }
}
