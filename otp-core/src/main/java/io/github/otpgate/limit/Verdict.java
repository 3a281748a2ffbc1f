package io.github.otpgate.limit;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import io.github.otpgate.event.OtpEvent.LimitReached;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.limit.LimitDecision.Admitted;
import io.github.otpgate.limit.LimitDecision.Full;
import io.github.otpgate.model.Rate;
import java.time.Duration;
import java.util.List;

/** Decides by what the buckets said, and tells what was full. */
record Verdict(LimitSettings settings, OtpListener events) {

    LimitDecision of(List<LimitAnswer> answers) {
        answers.stream()
                .filter(answer -> !answer.tokens().taken() && settings.records(answer.rule()))
                .forEach(answer -> events.on(new LimitReached(
                        answer.rule().key(), true, answer.tokens().retryAfter())));
        List<LimitAnswer> full = answers.stream()
                .filter(answer -> !answer.tokens().taken() && !settings.records(answer.rule()))
                .toList();
        if (full.isEmpty()) {
            return new Admitted(answers.stream().anyMatch(this::stepsUp));
        }
        Duration longest = full.stream()
                .map(answer -> answer.tokens().retryAfter())
                .max(naturalOrder())
                .orElseThrow();
        return refused(full.get(0).rule(), longest);
    }

    /** Whether one of them is full and decides. */
    boolean refuses(List<LimitAnswer> answers) {
        return answers.stream().anyMatch(answer -> !answer.tokens().taken() && !settings.records(answer.rule()));
    }

    Full refused(LimitRule rule, Duration retryAfter) {
        events.on(new LimitReached(rule.key(), false, retryAfter));
        return new Full(rule, retryAfter);
    }

    private boolean stepsUp(LimitAnswer answer) {
        int after = stepUpAfter(answer.rule());
        long most = settings.of(answer.rule()).stream()
                .min(comparing(Rate::span))
                .orElseThrow()
                .count();
        return after > 0 && !settings.records(answer.rule()) && answer.tokens().left() < most - after;
    }

    private int stepUpAfter(LimitRule rule) {
        return switch (rule) {
            case ADDRESS -> settings.stepUpAfter();
            case ADDRESS_PHONES -> settings.stepUpAfterPhones();
            default -> 0;
        };
    }
}
