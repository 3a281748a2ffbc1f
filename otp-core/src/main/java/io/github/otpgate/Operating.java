package io.github.otpgate;

import io.github.otpgate.code.Reference;
import io.github.otpgate.code.ReferenceSealer.Kind;
import io.github.otpgate.event.Events;
import io.github.otpgate.guard.Finding;
import io.github.otpgate.guard.GuardState;
import io.github.otpgate.guard.GuardSubject;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.PhoneHash;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Replaceable;
import io.github.otpgate.model.Window;
import io.github.otpgate.receipt.Delivery;
import io.github.otpgate.receipt.LongReplies;
import io.github.otpgate.receipt.inbox.BuriedLetter;
import io.github.otpgate.store.ChallengeStore;
import io.github.otpgate.store.PhoneFigures;
import io.github.otpgate.store.PhoneJournal;
import io.github.otpgate.store.PhoneLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an operator may ask and change while the service runs. */
final class Operating {

    private static final String PHONE = "phone";

    private final Known known;
    private final Defences defences;
    private final Changeable changeable;
    private final Watched watched;
    private final Replaceable<PhoneLimits> phoneLimits;

    /** What takes other limits beside the rates, and what can be read. */
    record Changeable(PhoneRules rules, PhoneLimits limits, PhoneJournal journal) {}

    /** What it takes to find a phone's state. */
    record Known(Purposes purposes, Sealers sealers, ChallengeStore store) {}

    /** What works by itself, and can be looked at. */
    record Watched(Carrying carrying, Reception reception, Events events) {}

    Operating(Known known, Defences defences, Changeable changeable, Watched watched) {
        this.known = known;
        this.defences = defences;
        this.changeable = changeable;
        this.watched = watched;
        this.phoneLimits = new Replaceable<>(changeable.limits());
    }

    void limits(LimitSettings rates) {
        defences.limits().settings(rates);
        defences.budget().settings(rates);
        defences.guesses().limits(rates);
    }

    void limits(PhoneLimits phone) {
        PhoneLimits joined = changeable.rules().joined(phone);
        known.store().limits(joined);
        phoneLimits.set(joined);
    }

    void override(PhoneNumber phone, Duration time) {
        Void unused = Waiting.on(defences.guard().override(phone, time));
    }

    List<BuriedLetter> deadLetters(int most) {
        return watched.reception().inbox().deadLetters(most);
    }

    Optional<Delivery> delivery(ChallengeId challenge) {
        return watched.carrying().bookkeeping().delivery(challenge);
    }

    Optional<Delivery> delivery(String provider, String messageId) {
        return watched.carrying().book().find(provider, messageId);
    }

    List<Delivery> deliveries(String maskedPhone, int most) {
        return watched.carrying().book().findMasked(maskedPhone, most);
    }

    boolean suppress(PhoneNumber phone) {
        return watched.carrying().suppressed().add(phone);
    }

    boolean allow(PhoneNumber phone) {
        return watched.carrying().suppressed().remove(phone);
    }

    boolean isSuppressed(PhoneNumber phone) {
        return Waiting.on(watched.carrying().suppressed().contains(phone));
    }

    LongReplies longReplies() {
        return watched.reception().longReplies();
    }

    Optional<Explanation> explain(String phone) {
        return known.purposes().phone(phone).map(number -> explain(number, Optional.empty()));
    }

    Optional<Explanation> explain(ChallengeId challenge) {
        return known.sealers()
                .references()
                .open(Kind.CHALLENGE, challenge.value())
                .map(reference -> explain(reference.phone(), Optional.of(reference)));
    }

    private Explanation explain(PhoneNumber phone, Optional<Reference> challenge) {
        PhoneHash hash = known.sealers().keys().hashes(phone).get(0);
        PhoneFigures figures = changeable.journal().look(hash);
        List<Finding> findings = new ArrayList<>();
        figures.withheld()
                .filter(withheld -> isAskedFor(withheld.nonce(), challenge))
                .ifPresent(withheld -> findings.add(
                        new Finding("challenge", "withheld", GuardState.BLOCKED, withheld.rule(), Map.of())));
        findings.add(finding(phone, figures));
        GuardSubject subject = new GuardSubject(phone, hash, known.purposes().country(phone), Optional.empty());
        findings.addAll(Waiting.on(defences.guard().explain(subject)));
        return new Explanation(phone, findings);
    }

    private static boolean isAskedFor(Bytes nonce, Optional<Reference> challenge) {
        return challenge.map(reference -> reference.nonce().equals(nonce)).orElse(true);
    }

    private Finding finding(PhoneNumber phone, PhoneFigures figures) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        PhoneLimits limits = phoneLimits.get();
        boolean full = count(numbers, "sends ", limits.windows(), figures.sends());
        count(numbers, "calls ", limits.voice(), figures.calls());
        numbers.put("wrong tries 1d", (double) within(Duration.ofDays(1), figures.wrongTries()));
        return new Finding(
                PHONE,
                phone.masked(),
                full ? GuardState.BLOCKED : GuardState.NORMAL,
                full ? "windows" : "none",
                numbers);
    }

    private static boolean count(Map<String, Double> numbers, String what, List<Window> windows, List<Duration> ages) {
        boolean full = false;
        for (Window window : windows) {
            long count = within(window.length(), ages);
            numbers.put(what + window, (double) count);
            full |= count >= window.limit();
        }
        return full;
    }

    private static long within(Duration span, List<Duration> ages) {
        return ages.stream().filter(age -> age.compareTo(span) < 0).count();
    }
}
