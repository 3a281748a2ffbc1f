package io.github.otpgate.guard;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What the guard thinks of a send.
 *
 * @param state the worst of its findings, after what a phone that is known to be good is spared
 * @param networkSuspect whether the sender's own network is suspect or worse: then the destination is not blamed
 * @param findings about everything that was looked at
 */
public record Verdict(GuardState state, boolean networkSuspect, List<Finding> findings) {

    public Verdict {
        requireNonNull(state, "state");
        findings = List.copyOf(findings);
    }

    /** The finding that decided. */
    public Optional<Finding> reason() {
        return findings.stream().filter(finding -> finding.state() == state).findFirst();
    }

    /** What decided, in short: {@code subrange: velocity}; {@code guard} where nothing did. */
    public String rule() {
        return reason().map(finding -> finding.kind() + ": " + finding.rule()).orElse("guard");
    }
}
