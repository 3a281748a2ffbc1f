package io.github.otpgate.guard;

import static io.github.otpgate.guard.Ledger.MATURE;
import static io.github.otpgate.guard.Site.address;
import static io.github.otpgate.guard.Site.chinese;
import static io.github.otpgate.guard.Site.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.otpgate.event.OtpEvent.GuardMoved;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The guard must not become the attacker's weapon. */
class GuardRailsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static RedisServer redis;

    @BeforeAll
    static void start() {
        assumeTrue(RedisServer.clockCanMove());
        redis = RedisServer.startWithClock();
    }

    @AfterAll
    static void stop() {
        if (redis != null) {
            redis.close();
        }
    }

    /** Spread over a range, so that no subrange has enough of them. */
    private static GuardSubject spread(int i) {
        return chinese("1380013" + i % 8 + (100 + i));
    }

    private static void attack(Site site, int sends) {
        for (int i = 0; i < sends; i++) {
            site.send(spread(i));
        }
        redis.advance(MATURE);
    }

    @Test
    void judge_after30SendsWithoutConversion_blocksThe31st_butNotAKnownPhone() {
        try (Site site = Site.open(redis)) {
            GuardSubject known = chinese("13800137777");
            site.verify(known, MINUTE);
            attack(site, 30);

            Verdict stranger = site.judge(chinese("13800136666"));
            Verdict friend = site.judge(known);

            assertThat(stranger.state()).isEqualTo(GuardState.BLOCKED);
            assertThat(stranger.reason()).hasValueSatisfying(reason -> {
                assertThat(reason.kind()).isEqualTo("range");
                assertThat(reason.name()).isEqualTo("+861380013****");
                assertThat(reason.rule()).isEqualTo("conversion");
                assertThat(reason.figures()).containsEntry("sent", 30.0).containsEntry("converted", 0.0);
            });
            assertThat(friend.state()).isEqualTo(GuardState.SUSPECT);
            assertThat(friend.reason()).map(Finding::kind).contains("range");
        }
    }

    @Test
    void judge_knownPhoneOf91DaysAgo_isAStranger() {
        try (Site site = Site.open(redis)) {
            GuardSubject known = chinese("13800137777");
            site.verify(known, MINUTE);
            redis.advance(Duration.ofDays(91));
            attack(site, 30);

            assertThat(site.judge(known).state()).isEqualTo(GuardState.BLOCKED);
        }
    }

    @Test
    void judge_knownPhoneFromABlockedNetwork_isBlocked() {
        try (Site site = Site.open(redis)) {
            Optional<ClientAddress> bad = address("203.0.113.7");
            GuardSubject known = subject("+8613800137777", "CN", bad);
            site.verify(known, MINUTE);
            for (int i = 0; i < 20; i++) {
                site.send(subject("+86139" + (10000000 + 70001 * i), "CN", bad));
            }
            redis.advance(MATURE);

            assertThat(site.judge(known).state()).isEqualTo(GuardState.BLOCKED);
            assertThat(site.moves()).extracting(GuardMoved::name).contains("203.0.113.0/24");
        }
    }

    @Test
    void judge_homeCountryThatNeverConverts_isSuspectAtMost() {
        try (Site site = Site.open(redis)) {
            for (int i = 0; i < 120; i++) {
                site.send(chinese("139" + (10000000 + 70001 * i)));
            }
            redis.advance(MATURE);

            assertThat(site.judge(chinese("15012345678")).state()).isEqualTo(GuardState.SUSPECT);
        }
    }

    @Test
    void countSend_fromASuspectNetwork_blamesTheNetworkOnly() {
        try (Site site = Site.open(redis)) {
            Optional<ClientAddress> bad = address("2001:db8:1::1");
            for (int i = 0; i < 11; i++) {
                site.send(subject("+86139" + (10000000 + 70001 * i), "CN", bad));
            }
            GuardSubject victim = subject("+8613800131234", "CN", bad);
            double before = site.figure(victim, "country", "recent");

            GuardState state = site.send(victim);
            site.verify(victim, MINUTE);

            assertThat(state).isEqualTo(GuardState.SUSPECT);
            assertThat(site.judge(victim).networkSuspect()).isTrue();
            assertThat(site.figure(victim, "network", "recent")).isEqualTo(12);
            assertThat(site.figure(victim, "country", "recent")).isEqualTo(before);
            assertThat(site.figure(victim, "range", "recent")).isZero();
            assertThat(site.finding(victim, "network").name()).isEqualTo("2001:db8:1::/48");
            redis.advance(MATURE);
            assertThat(site.figure(victim, "network", "converted")).isEqualTo(1);
            assertThat(site.figure(victim, "country", "converted")).isZero();
        }
    }

    @Test
    void countConversion_twiceWithinADay_countsOnceAndForgetsTheSecondSend() {
        try (Site site = Site.open(redis)) {
            GuardSubject phone = chinese("13800131234");
            site.send(phone);
            site.send(phone);
            site.verify(phone, MINUTE);
            site.verify(phone, MINUTE);
            redis.advance(MATURE);
            assertThat(site.figure(phone, "range", "sent")).isEqualTo(1);
            assertThat(site.figure(phone, "range", "converted")).isEqualTo(1);
            redis.advance(Duration.ofHours(24));
            site.send(phone);
            site.verify(phone, MINUTE);
            redis.advance(MATURE);

            assertThat(site.figure(phone, "subrange", "converted")).isEqualTo(1);
            assertThat(site.figure(phone, "country", "converted")).isEqualTo(1);
        }
    }

    @Test
    void countConversion_withinThreeSeconds_countsNothing_butThePhoneIsKnown() {
        try (Site site = Site.open(redis)) {
            for (int i = 0; i < 30; i++) {
                site.send(spread(i));
                site.verify(spread(i), Duration.ofMillis(2_999));
            }
            redis.advance(MATURE);

            assertThat(site.judge(chinese("13800136666")).state()).isEqualTo(GuardState.BLOCKED);
            assertThat(site.judge(spread(1)).state()).isEqualTo(GuardState.SUSPECT);
        }
    }

    @Test
    void countConversion_afterAHastyOne_counts() {
        try (Site site = Site.open(redis)) {
            GuardSubject phone = chinese("13800131234");
            site.send(phone);
            site.verify(phone, Duration.ofSeconds(1));
            site.verify(phone, Duration.ofSeconds(3));
            redis.advance(MATURE);

            assertThat(site.figure(phone, "range", "converted")).isEqualTo(1);
        }
    }

    @Test
    void override_blockedRange_isNormalForThatLong_andWhatBlockedItIsForgotten() {
        try (Site site = Site.open(redis)) {
            attack(site, 30);
            GuardSubject phone = chinese("13800136666");
            site.judge(phone);
            site.events.clear();

            site.guard
                    .override(phone.phone(), Duration.ofHours(1))
                    .toCompletableFuture()
                    .join();

            assertThat(site.finding(phone, "range").rule()).isEqualTo("override");
            assertThat(site.judge(phone).state()).isEqualTo(GuardState.NORMAL);
            assertThat(site.moves())
                    .extracting(GuardMoved::kind, GuardMoved::from, GuardMoved::to, GuardMoved::rule)
                    .contains(
                            tuple("range", "blocked", "normal", "override"),
                            tuple("subrange", "normal", "normal", "override"));
            redis.advance(Duration.ofMinutes(61));
            assertThat(site.judge(phone).state()).isEqualTo(GuardState.NORMAL);
        }
    }

    @Test
    void override_rangeThatIsAttackedMeanwhile_isJudgedAfterwards() {
        try (Site site = Site.open(redis)) {
            GuardSubject phone = chinese("13800136666");
            site.guard
                    .override(phone.phone(), Duration.ofHours(1))
                    .toCompletableFuture()
                    .join();
            redis.advance(Duration.ofMinutes(10));
            attack(site, 30);
            assertThat(site.judge(phone).state()).isEqualTo(GuardState.NORMAL);

            redis.advance(Duration.ofMinutes(45));

            assertThat(site.judge(phone).state()).isEqualTo(GuardState.BLOCKED);
        }
    }

    @Test
    void override_moreThanAWeek_isRefused() {
        try (Site site = Site.open(redis)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> site.guard.override(chinese("13800136666").phone(), Duration.ofDays(8)));
        }
    }

    /** People who sign in every day from one office convert each time, though only the first of a day counts for them. */
    @Test
    void office_everyCodeVerifiedTwiceADay_staysNormal() {
        try (Site site = Site.open(redis)) {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 25; i++) {
                    GuardSubject staff =
                            Site.subject("+861391234" + (1000 + i * 131), "CN", Site.address("203.0.113." + (i + 1)));
                    site.send(staff);
                    site.verify(staff, Duration.ofSeconds(20));
                    redis.advance(Duration.ofSeconds(70));
                }
                redis.advance(Duration.ofHours(7));
            }
            redis.advance(MATURE);

            assertThat(site.judge(Site.subject("+8613912345678", "CN", Site.address("203.0.113.99")))
                            .state())
                    .isEqualTo(GuardState.NORMAL);
        }
    }
}
