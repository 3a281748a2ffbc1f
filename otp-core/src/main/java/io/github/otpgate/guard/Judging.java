package io.github.otpgate.guard;

import io.github.otpgate.guard.GuardSource.Guarded;
import io.github.otpgate.model.PhoneHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** Asks the store about everything at once. */
final class Judging {

    private final GuardStore store;
    private final GuardNames names;
    private final Reports reports;

    Judging(GuardStore store, GuardNames names, Reports reports) {
        this.store = store;
        this.names = names;
        this.reports = reports;
    }

    CompletionStage<Verdict> judge(GuardSubject subject, GuardScale scale) {
        BiFunction<GuardSource, GuardScale, CompletionStage<List<GuardReading>>> judge = store::judge;
        CompletionStage<List<Finding>> range = ask(names.range(subject.phone()), scale, judge, true)
                .thenCompose(found -> spareKnown(subject.hash(), found));
        CompletionStage<List<Finding>> country = ask(names.country(subject.country()), scale, judge, true);
        CompletionStage<List<Finding>> network = network(subject, scale, judge, true);
        return range.thenCombine(country, Judging::joined).thenCombine(network, Judging::verdict);
    }

    CompletionStage<List<Finding>> look(GuardSubject subject, GuardScale scale) {
        BiFunction<GuardSource, GuardScale, CompletionStage<List<GuardReading>>> look = store::look;
        CompletionStage<List<Finding>> range = ask(names.range(subject.phone()), scale, look, false);
        CompletionStage<List<Finding>> country = ask(names.country(subject.country()), scale, look, false);
        CompletionStage<List<Finding>> network = network(subject, scale, look, false);
        return range.thenCombine(country, Judging::joined).thenCombine(network, Judging::joined);
    }

    private CompletionStage<List<Finding>> network(
            GuardSubject subject,
            GuardScale scale,
            BiFunction<GuardSource, GuardScale, CompletionStage<List<GuardReading>>> question,
            boolean tells) {
        return names.network(subject.address())
                .map(network -> ask(network, scale, question, tells))
                .orElseGet(() -> CompletableFuture.completedFuture(List.of()));
    }

    private CompletionStage<List<Finding>> ask(
            GuardSource source,
            GuardScale scale,
            BiFunction<GuardSource, GuardScale, CompletionStage<List<GuardReading>>> question,
            boolean tells) {
        return Attempt.of(() -> question.apply(source, scale))
                .thenApply(readings -> {
                    if (tells) {
                        tell(source, readings, scale);
                    }
                    return findings(source, readings);
                })
                .exceptionally(failure -> {
                    reports.unreadable(failure);
                    return source.guarded().stream()
                            .map(each -> finding(each, GuardState.SUSPECT, GuardRule.UNREADABLE, Map.of()))
                            .toList();
                });
    }

    private List<Finding> findings(GuardSource source, List<GuardReading> readings) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < source.guarded().size(); i++) {
            Guarded guarded = source.guarded().get(i);
            GuardReading reading = readings.get(i);
            findings.add(finding(
                    guarded,
                    reading.verdict(),
                    reading.rule(),
                    reading.figures().byName()));
        }
        return findings;
    }

    private void tell(GuardSource source, List<GuardReading> readings, GuardScale scale) {
        for (int i = 0; i < readings.size(); i++) {
            Guarded guarded = source.guarded().get(i);
            reports.moved(guarded, readings.get(i), scale.settings().floor(guarded.kind()));
        }
    }

    private static Finding finding(Guarded guarded, GuardState state, GuardRule rule, Map<String, Double> figures) {
        return new Finding(guarded.kind().wireName(), guarded.label(), state, rule.wireName(), figures);
    }

    /** An attacker can make real people's ranges look bad; a phone that was good keeps getting its codes. */
    private CompletionStage<List<Finding>> spareKnown(PhoneHash phone, List<Finding> found) {
        if (worst(found) != GuardState.BLOCKED) {
            return CompletableFuture.completedFuture(found);
        }
        return Attempt.of(() -> store.isKnown(phone))
                .exceptionally(failure -> {
                    reports.unreadable(failure);
                    return false;
                })
                .thenApply(known -> known ? found.stream().map(Judging::spared).toList() : found);
    }

    private static Finding spared(Finding finding) {
        return finding.state() == GuardState.BLOCKED
                ? new Finding(finding.kind(), finding.name(), GuardState.SUSPECT, finding.rule(), finding.figures())
                : finding;
    }

    private static Verdict verdict(List<Finding> destination, List<Finding> network) {
        List<Finding> all = joined(destination, network);
        // What cannot be read is no evidence against the network: its sends count as anybody's.
        boolean suspect = network.stream()
                .anyMatch(finding -> finding.state().compareTo(GuardState.SUSPECT) >= 0
                        && !finding.rule().equals(GuardRule.UNREADABLE.wireName()));
        return new Verdict(worst(all), suspect, all);
    }

    private static List<Finding> joined(List<Finding> some, List<Finding> others) {
        List<Finding> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static GuardState worst(List<Finding> findings) {
        Optional<GuardState> worst = findings.stream().map(Finding::state).max(GuardState::compareTo);
        return worst.orElse(GuardState.NORMAL);
    }
}
