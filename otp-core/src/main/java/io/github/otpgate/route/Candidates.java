package io.github.otpgate.route;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The providers that a message may still go to, the preferred first. Belongs to one thread. */
final class Candidates {

    private final Alarms alarms;
    private final Deque<Line> ahead;
    private final Deque<Line> undelivering = new ArrayDeque<>();
    private final Deque<PassedOver> passedOver = new ArrayDeque<>();

    Candidates(List<Line> order, Alarms alarms) {
        this.ahead = new ArrayDeque<>(order);
        this.alarms = alarms;
    }

    private record PassedOver(String provider, String reason) {}

    /** A provider, and leave to ask it. */
    record Admitted(Line line, Pass pass) {}

    /** The next one whose breakers let it through; one whose messages do not arrive only after all others. */
    Optional<Admitted> next() {
        Optional<Admitted> admitted = Optional.empty();
        while (admitted.isEmpty() && !isEmpty()) {
            admitted = ahead.isEmpty() ? anyway(undelivering.remove()) : admit(ahead.remove());
        }
        admitted.ifPresent(this::tell);
        return admitted;
    }

    private Optional<Admitted> admit(Line line) {
        Optional<Pass> pass = line.breakers().admit();
        if (pass.isEmpty()) {
            undelivering.add(line);
            passOver(line, "open");
        }
        return pass.map(given -> new Admitted(line, given));
    }

    private static Optional<Admitted> anyway(Line line) {
        return line.breakers().admitAnyway().map(given -> new Admitted(line, given));
    }

    /** The message did not stay with that one. */
    void passOver(Line line, String reason) {
        passedOver.add(new PassedOver(line.name(), reason));
    }

    private void tell(Admitted admitted) {
        String name = admitted.line().name();
        Optional.ofNullable(passedOver.peek())
                .filter(first -> !first.provider().equals(name))
                .ifPresent(first -> alarms.failedOver(first.provider(), name, first.reason()));
        passedOver.clear();
    }

    boolean isEmpty() {
        return ahead.isEmpty() && undelivering.isEmpty();
    }
}
