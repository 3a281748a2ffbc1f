package io.github.otpgate.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpEvent.GuardUnreadable;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.PhoneHash;
import io.github.otpgate.model.PhoneNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the guard asks, and what it makes of the answers. */
class GuardTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");
    private static final PhoneHash HASH = new PhoneHash("AAAAAAAAAAAAAAAAAAAAAA");
    private static final GuardSubject SUBJECT = new GuardSubject(PHONE, HASH, "CN", ClientAddress.parse("203.0.113.7"));
    private static final String RANGE = "[range, subrange]";

    private final ScriptedStore store = new ScriptedStore();
    private final List<OtpEvent> events = new ArrayList<>();
    private final Guard guard = guard(GuardSettings.DEFAULT);

    private Guard guard(GuardSettings settings) {
        return new Guard(store, NamesTest::hash, events::add, settings);
    }

    private Verdict judge() {
        return guard.judge(SUBJECT).toCompletableFuture().join();
    }

    private Conversion conversion(Duration age) {
        return new Conversion(PHONE, HASH, "CN", guard.origin(SUBJECT.address()), age);
    }

    @Test
    void judge_normal_asksForEverythingOnceAndNotForThePhone() {
        Verdict verdict = judge();

        assertThat(verdict.state()).isEqualTo(GuardState.NORMAL);
        assertThat(verdict.findings())
                .extracting(Finding::kind)
                .containsExactly("range", "subrange", "country", "network");
        assertThat(store.calls)
                .containsExactlyInAnyOrder("week CN PT6M", "judge " + RANGE, "judge [country]", "judge [network]");
    }

    @Test
    void judge_disabled_asksNothing() {
        Guard off = guard(new GuardSettings(false, "CN"));

        Verdict verdict = off.judge(SUBJECT).toCompletableFuture().join();
        off.countSend(SUBJECT, verdict);
        off.countConversion(conversion(Duration.ofMinutes(1)));

        assertThat(verdict.state()).isEqualTo(GuardState.NORMAL);
        assertThat(store.calls).isEmpty();
    }

    @Test
    void settings_changedWhileRunning_holdFromThenOn() {
        guard.settings(new GuardSettings(false, "CN"));

        assertThat(judge().findings()).isEmpty();
    }

    @Test
    void judge_blockedCountry_isNotSparedForAKnownPhone() {
        store.known.set(() -> CompletableFuture.completedFuture(true));
        store.states.set(kind ->
                kind == GuardKind.COUNTRY || kind == GuardKind.SUBRANGE ? GuardState.BLOCKED : GuardState.NORMAL);

        Verdict verdict = judge();

        assertThat(verdict.state()).isEqualTo(GuardState.BLOCKED);
        assertThat(verdict.findings())
                .extracting(Finding::state)
                .containsExactly(GuardState.NORMAL, GuardState.SUSPECT, GuardState.BLOCKED, GuardState.NORMAL);
    }

    @Test
    void judge_knownPhonesCannotBeRead_sparesNobody() {
        store.known.set(() -> {
            throw new IllegalStateException("closed");
        });
        store.states.set(kind -> kind == GuardKind.RANGE ? GuardState.BLOCKED : GuardState.NORMAL);

        assertThat(judge().state()).isEqualTo(GuardState.BLOCKED);
        assertThat(events).filteredOn(GuardUnreadable.class::isInstance).hasSize(1);
    }

    @Test
    void judge_storeThatThrows_isSuspectAndSaidOnceASecond() {
        store.states.set(kind -> {
            throw new IllegalStateException("broken");
        });

        Verdict verdict = judge();
        judge();

        assertThat(verdict.state()).isEqualTo(GuardState.SUSPECT);
        assertThat(verdict.networkSuspect()).isFalse();
        assertThat(verdict.reason()).map(Finding::rule).contains("unreadable");
        assertThat(events).filteredOn(GuardUnreadable.class::isInstance).hasSize(1);
    }

    @Test
    void countSend_suspectNetwork_isCountedForItAlone() {
        guard.countSend(SUBJECT, new Verdict(GuardState.SUSPECT, true, List.of()));

        assertThat(store.calls).containsExactly("send [network]", "leave out PT5M");
    }

    @Test
    void countSend_withoutAnAddress_isCountedForTheDestination() {
        GuardSubject nowhere = new GuardSubject(PHONE, HASH, "CN", Optional.empty());

        guard.countSend(nowhere, new Verdict(GuardState.NORMAL, false, List.of()));

        assertThat(store.calls).containsExactly("send " + RANGE, "send [country]", "phone");
    }

    @Test
    void countConversion_byItsCredit_countsWhereItsSendDid() {
        guard.countConversion(conversion(Duration.ofSeconds(3)));
        store.credit.set(GuardCredit.NETWORK);
        guard.countConversion(conversion(Duration.ofMinutes(1)));
        store.credit.set(GuardCredit.NOWHERE);
        guard.countConversion(conversion(Duration.ofMinutes(1)));
        guard.countConversion(conversion(Duration.ofMillis(2_999)));

        assertThat(store.calls)
                .containsExactly(
                        "credit",
                        "conversion [network]",
                        "conversion " + RANGE,
                        "conversion [country]",
                        "credit",
                        "conversion [network]",
                        "credit",
                        "remember");
    }

    @Test
    void countConversion_withoutAnOrigin_countsForNoNetwork() {
        guard.countConversion(new Conversion(PHONE, HASH, "CN", Guard.NO_ORIGIN, Duration.ofMinutes(1)));

        assertThat(store.calls).doesNotContain("conversion [network]").contains("conversion [country]");
    }

    @Test
    void countSend_whereSomethingThrows_throwsNothing() {
        GuardSubject odd = new GuardSubject(PHONE, HASH, "", Optional.empty());
        Guard broken = new Guard(
                store,
                (use, content) -> {
                    throw new IllegalStateException("no key");
                },
                events::add,
                GuardSettings.DEFAULT);

        assertThatCode(() -> broken.countSend(odd, new Verdict(GuardState.NORMAL, false, List.of())))
                .doesNotThrowAnyException();
    }

    @Test
    void explain_anything_looksOnly() {
        assertThat(guard.explain(SUBJECT).toCompletableFuture().join()).hasSize(4);
        assertThat(store.calls).noneMatch(call -> call.startsWith("judge"));
    }

    @Test
    void override_storeAway_saysSo() {
        assertThat(guard.override(PHONE, Duration.ofHours(1)).toCompletableFuture())
                .isCompletedExceptionally();
        assertThat(events).isEmpty();
    }

    @Test
    void origin_addressesOfOneSite_areTheSame() {
        Bytes origin = guard.origin(ClientAddress.parse("203.0.113.7"));

        assertThat(origin.length()).isEqualTo(Guard.ORIGIN_LENGTH);
        assertThat(guard.origin(ClientAddress.parse("203.0.113.200"))).isEqualTo(origin);
        assertThat(guard.origin(ClientAddress.parse("203.0.112.7"))).isNotEqualTo(origin);
        assertThat(guard.origin(Optional.empty())).isEqualTo(Guard.NO_ORIGIN);
    }
}
