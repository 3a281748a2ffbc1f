package io.github.otpgate.route;

import io.github.otpgate.event.OtpObserver.Running;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.WireName;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.route.Candidates.Admitted;
import io.github.otpgate.route.lane.Carriage;
import io.github.otpgate.route.lane.Carriage.Progress;
import io.github.otpgate.route.lane.Carriage.Progress.Answered;
import io.github.otpgate.route.lane.Carriage.Progress.Withdrawn;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** One message on its way to one vendor, or to two. Belongs to the thread that sends. */
final class Journey {

    /** No vendor answers in less; what leaves later is paid for and helps nobody. */
    private static final Duration LEAST = Duration.ofMillis(100);

    private final Ground ground;
    private final Dispatch dispatch;
    private final Candidates candidates;
    private final long start;
    private final Deque<Leg> underWay = new ArrayDeque<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Rejected> refusals = new ArrayList<>();

    Journey(Ground ground, Dispatch dispatch, List<Line> order) {
        this.ground = ground;
        this.dispatch = dispatch;
        this.candidates = new Candidates(order, ground.alarms());
        this.start = ground.ticks().getAsLong();
    }

    /** What all journeys share. */
    record Ground(
            RoutingSettings settings,
            AttemptListener attempts,
            Alarms alarms,
            Submits submits,
            SecureRandom random,
            LongSupplier ticks) {

        /** Who is told of the attempt twice knows it by this. */
        Bytes attempt() {
            byte[] id = new byte[4];
            random.nextBytes(id);
            return Bytes.of(id);
        }
    }

    /** A message that left for a provider, or is about to. */
    private record Leg(Bytes id, Admitted admitted, Running running, Carriage carriage, long start) {
        Line line() {
            return admitted.line();
        }

        Pass pass() {
            return admitted.pass();
        }
    }

    Sent travel() {
        Optional<Admitted> next = candidates.next();
        while (next.isPresent()) {
            ask(next.get());
            next = mayAskAnother() ? candidates.next() : Optional.empty();
        }
        while (!underWay.isEmpty()) {
            conclude(underWay.removeLast());
        }
        return arrived();
    }

    private void ask(Admitted admitted) {
        underWay.forEach(leg -> leg.pass().tooSlow());
        try {
            Leg leg = new Leg(
                    ground.attempt(),
                    admitted,
                    ground.submits().begin(admitted.line()),
                    admitted.line().carrier().carry(dispatch.message()),
                    now());
            Progress progress = leg.carriage().await(candidates.isEmpty() ? left() : shorter(left()));
            if (progress instanceof Answered || progress instanceof Withdrawn) {
                take(leg, progress);
            } else {
                underWay.add(leg);
                if (!candidates.isEmpty()) {
                    tellOpen(leg);
                }
                candidates.passOver(leg.line(), "uncertain");
            }
        } finally {
            if (underWay.stream().noneMatch(leg -> leg.admitted().equals(admitted))) {
                admitted.pass().giveBack();
            }
        }
    }

    /** Whatever the next one says, this one may have it. */
    private void tellOpen(Leg leg) {
        ground.attempts().attempted(dispatch, attempt(leg, new Uncertain("no answer yet"), false));
    }

    private Attempt attempt(Leg leg, Submission answer, boolean late) {
        return new Attempt(leg.id(), leg.line().name(), answer, took(leg), late);
    }

    private Duration shorter(Duration left) {
        Duration attempt = ground.settings().attemptTimeout();
        return attempt.compareTo(left) < 0 ? attempt : left;
    }

    private boolean mayAskAnother() {
        boolean wanted = attempts.stream().noneMatch(attempt -> isFinal(attempt.answer()));
        boolean allowed = paid() < ground.settings().mostPaid();
        boolean useful = left().compareTo(LEAST) >= 0 && !Thread.currentThread().isInterrupted();
        return wanted && allowed && useful;
    }

    private static boolean isFinal(Submission answer) {
        return answer instanceof Rejected rejected ? !rejected.failsOver() : answer instanceof Accepted;
    }

    /** What may cost money: all that left and was not refused. */
    private int paid() {
        return underWay.size()
                + (int) attempts.stream()
                        .filter(attempt -> !(attempt.answer() instanceof Rejected))
                        .count();
    }

    private void take(Leg leg, Progress progress) {
        if (progress instanceof Answered answered) {
            answered(leg, answered.answer());
        } else if (progress instanceof Withdrawn withdrawn) {
            leg.pass().giveBack();
            ground.submits().withdrawn(leg.running(), leg.line(), withdrawn.reason(), took(leg));
            refusals.add(new Rejected(ErrorClass.TEMPORARY, withdrawn.reason()));
            candidates.passOver(leg.line(), withdrawn.reason());
        }
    }

    private void answered(Leg leg, Submission answer) {
        leg.pass().answered(answer);
        attempts.add(tell(leg, answer, false));
        if (answer instanceof Rejected rejected) {
            refusals.add(rejected);
        }
        candidates.passOver(
                leg.line(), answer instanceof Rejected rejected ? WireName.of(rejected.reason()) : "uncertain");
    }

    /** Also on the thread that brings an answer nobody waits for any more. */
    private Attempt tell(Leg leg, Submission answer, boolean late) {
        Attempt attempt = attempt(leg, answer, late);
        leg.line().answered(answer);
        ground.alarms().answered(attempt.provider(), answer);
        ground.submits().answered(leg.running(), leg.line(), attempt);
        ground.attempts().attempted(dispatch, attempt);
        return attempt;
    }

    /** Waits for what was given up, if nothing is known but refusals: whether a code may arrive hangs on it. */
    private void conclude(Leg leg) {
        boolean known = attempts.stream().anyMatch(attempt -> !(attempt.answer() instanceof Rejected));
        Progress progress = leg.carriage().await(known ? Duration.ZERO : left());
        if (progress instanceof Answered || progress instanceof Withdrawn) {
            take(leg, progress);
        } else {
            giveUp(leg);
        }
    }

    private void giveUp(Leg leg) {
        if (Thread.currentThread().isInterrupted()) {
            leg.pass().giveBack();
        }
        leg.pass().tooSlow();
        answered(leg, new Uncertain("no answer in time"));
        leg.carriage().whenAnswered(answer -> {
            leg.pass().answered(answer);
            tell(leg, answer, true);
        });
    }

    private Sent arrived() {
        Optional<Attempt> taken = attempts.stream()
                .filter(attempt -> attempt.answer() instanceof Accepted)
                .findFirst()
                .or(() -> attempts.stream()
                        .filter(attempt -> attempt.answer() instanceof Uncertain)
                        .findFirst());
        Submission answer = taken.map(Attempt::answer).orElseGet(this::refusal);
        return new Sent(answer, taken.map(Attempt::provider), attempts, paid());
    }

    /** The last word, unless an earlier one leaves open what it proves: then the send keeps counting. */
    private Rejected refusal() {
        if (refusals.isEmpty()) {
            return new Rejected(ErrorClass.TEMPORARY, "open");
        }
        Rejected last = refusals.get(refusals.size() - 1);
        return refusals.stream()
                .filter(refused ->
                        last.reason().givesBack() && !refused.reason().givesBack())
                .reduce((first, second) -> second)
                .orElse(last);
    }

    private Duration took(Leg leg) {
        return Duration.ofNanos(now() - leg.start());
    }

    private long now() {
        return ground.ticks().getAsLong();
    }

    private Duration left() {
        Duration left = ground.settings().deadline().minusNanos(now() - start);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
