package io.github.otpgate.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the figures of one thing say about it. */
class GuardRulesTest {

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

    @ParameterizedTest
    @CsvSource({
        "11, 0, NORMAL", "12, 1, SUSPECT", "12, 2, NORMAL", "19, 0, SUSPECT",
        "20, 1, BLOCKED", "20, 2, SUSPECT", "20, 3, SUSPECT", "20, 4, NORMAL",
        "30, 2, BLOCKED", "30, 3, SUSPECT", "30, 6, SUSPECT", "30, 7, NORMAL",
        "50, 5, BLOCKED", "50, 6, SUSPECT", "50, 11, SUSPECT", "50, 12, NORMAL",
        "100, 13, BLOCKED", "100, 14, SUSPECT", "100, 27, SUSPECT", "100, 28, NORMAL"
    })
    void judge_subrangeOfASiteThatConverts60Percent_followsTheTable(int sent, int converted, GuardState expected) {
        try (Ledger ledger = Ledger.of(redis, GuardKind.SUBRANGE)) {
            ledger.history(sent, converted);

            assertThat(ledger.judge().state()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RANGE, 19, NORMAL",
        "RANGE, 20, BLOCKED",
        "NETWORK, 19, NORMAL",
        "NETWORK, 20, BLOCKED",
        "COUNTRY, 99, NORMAL",
        "COUNTRY, 100, BLOCKED"
    })
    void judge_nothingConverted_needsTheSamplesOfItsKind(GuardKind kind, int sent, GuardState expected) {
        try (Ledger ledger = Ledger.of(redis, kind)) {
            ledger.history(sent, 0);

            assertThat(ledger.judge().state()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.4, 50, 7, NORMAL",
        "0.4, 50, 6, SUSPECT",
        "0.4, 50, 3, SUSPECT",
        "0.4, 50, 2, BLOCKED",
        "0.9, 50, 20, SUSPECT"
    })
    void judge_otherBaseline_scalesBothThresholds(double baseline, int sent, int converted, GuardState expected) {
        try (Ledger ledger = new Ledger(redis, GuardKind.RANGE, "US", baseline)) {
            ledger.history(sent, converted);

            assertThat(ledger.judge().state()).isEqualTo(expected);
        }
    }

    @Test
    void judge_homeCountry_neverGoesPastSuspect() {
        try (Ledger home = new Ledger(redis, GuardKind.COUNTRY, "CN", GuardScale.USUAL)) {
            home.history(200, 0);

            assertThat(home.judge().verdict()).isEqualTo(GuardState.SUSPECT);
        }
    }

    @Test
    void judge_upperBound_isWilsons() {
        try (Ledger ledger = Ledger.of(redis, GuardKind.RANGE)) {
            ledger.history(20, 4);

            GuardFigures figures = ledger.look().figures();

            assertThat(figures.sent()).isEqualTo(20);
            assertThat(figures.converted()).isEqualTo(4);
            assertThat(figures.upperBound()).isCloseTo(0.3784, within(0.0005));
        }
    }

    @Test
    void judge_codesThatCanStillBeVerified_areNotJudged() {
        try (Ledger ledger = Ledger.of(redis, GuardKind.COUNTRY)) {
            ledger.align();
            ledger.send(45);
            redis.advance(Duration.ofSeconds(600 + 350));
            assertThat(ledger.look().figures().sent()).isZero();

            redis.advance(Duration.ofSeconds(20));

            assertThat(ledger.look().figures().sent()).isEqualTo(45);
        }
    }

    @Test
    void judge_whatIsOlderThanSixHours_isForgotten() {
        try (Ledger ledger = Ledger.of(redis, GuardKind.RANGE)) {
            ledger.align();
            ledger.history(30, 0);
            redis.advance(Duration.ofHours(6).minusMinutes(5));
            assertThat(ledger.look().state()).isEqualTo(GuardState.BLOCKED);

            redis.advance(Duration.ofMinutes(10));

            assertThat(ledger.look().state()).isEqualTo(GuardState.NORMAL);
        }
    }

    @Test
    void countConversion_afterItsTenMinutes_countsForThem() {
        try (Ledger ledger = Ledger.of(redis, GuardKind.RANGE)) {
            ledger.align();
            redis.advance(Duration.ofSeconds(500));
            ledger.send(1);
            redis.advance(Duration.ofSeconds(200));
            ledger.send(3);

            ledger.convert(1, Duration.ofSeconds(200));

            redis.advance(Duration.ofSeconds(270));
            assertThat(ledger.look().figures().sent()).isEqualTo(1);
            assertThat(ledger.look().figures().converted()).isEqualTo(1);
            redis.advance(Duration.ofMinutes(10));
            assertThat(ledger.look().figures().converted()).isEqualTo(1);
        }
    }

    @Test
    void countConversion_moreThanWereSent_countsNoMore() {
        try (Ledger ledger = Ledger.of(redis, GuardKind.RANGE)) {
            ledger.history(2, 5);

            assertThat(ledger.look().figures().converted()).isEqualTo(2);
        }
    }

    @Test
    void judge_fastAndNothingToJudgeBy_isSuspectUntilItCalmsDown() {
        try (Ledger ledger = Ledger.of(redis, GuardKind.SUBRANGE)) {
            ledger.align();
            ledger.send(5);
            assertThat(ledger.judge().state()).isEqualTo(GuardState.NORMAL);
            ledger.send(1);

            assertThat(ledger.judge().rule()).isEqualTo(GuardRule.VELOCITY);

            redis.advance(Duration.ofMinutes(20));
            GuardReading calm = ledger.judge();
            assertThat(calm.before()).isEqualTo(GuardState.SUSPECT);
            assertThat(calm.state()).isEqualTo(GuardState.NORMAL);
        }
    }

    @Test
    void judge_fastAsUsual_isNormal() {
        try (Ledger busy = Ledger.of(redis, GuardKind.NETWORK);
                Ledger quiet = Ledger.of(redis, GuardKind.NETWORK)) {
            busy.align();
            for (int i = 0; i < 6; i++) {
                busy.send(600);
                redis.advance(Duration.ofMinutes(10));
            }
            redis.advance(Duration.ofHours(7));

            busy.send(12);
            quiet.send(12);

            assertThat(busy.look().state()).isEqualTo(GuardState.NORMAL);
            assertThat(quiet.look().state()).isEqualTo(GuardState.SUSPECT);
        }
    }

    @Test
    void countSend_forDays_keepsAtMost41Entries() {
        try (Ledger ledger = Ledger.of(redis, GuardKind.COUNTRY)) {
            for (int i = 0; i < 60; i++) {
                ledger.send(1);
                redis.advance(Duration.ofMinutes(10));
            }
            String name = redis.command("KEYS", ledger.namespace + "*").split("\r\n", -1)[2];

            String length = redis.command("HSTRLEN", name, "wAQID");

            assertThat(length).isEqualTo(":414\r\n");
        }
    }

    @Test
    void week_sumsSevenDaysWithoutYoungCodes() {
        try (Ledger ledger = Ledger.of(redis, GuardKind.COUNTRY)) {
            ledger.history(10, 7);
            redis.advance(Duration.ofDays(3));
            ledger.history(10, 5);
            ledger.send(4);

            assertThat(ledger.week()).isEqualTo(new GuardTally(20, 12));
            assertThat(ledger.timeToLive()).isGreaterThan(Duration.ofDays(7).toMillis());
            redis.advance(Duration.ofDays(4));
            assertThat(ledger.week()).isEqualTo(new GuardTally(14, 5));
        }
    }

    @Test
    void countSend_aKeyWithoutATimeToLive_getsOne() {
        try (Ledger ledger = Ledger.of(redis, GuardKind.RANGE)) {
            ledger.send(1);
            String name = redis.command("KEYS", ledger.namespace + "*").split("\r\n", -1)[2];
            redis.command("PERSIST", name);

            ledger.send(1);

            assertThat(ledger.timeToLive())
                    .isBetween(
                            Duration.ofHours(25).toMillis(),
                            Duration.ofHours(26).toMillis());
        }
    }
}
