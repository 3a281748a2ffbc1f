package io.github.otpgate.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How long a block lasts, and how it ends. */
class BlockLifeTest {

    private static final Duration HOUR = Duration.ofHours(1);

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

    /** Blocked, by 30 codes that nobody verified. */
    private static Ledger blocked() {
        Ledger ledger = Ledger.of(redis, GuardKind.RANGE);
        ledger.align();
        ledger.history(30, 0);
        assertThat(ledger.judge().verdict()).isEqualTo(GuardState.BLOCKED);
        return ledger;
    }

    /** As many sends as a half-open thing lets pass in three hours, which can be judged when this returns. */
    private static void probe(Ledger ledger, int convertedPerHour) {
        for (int hour = 0; hour < 3; hour++) {
            for (int i = 0; i < 5; i++) {
                assertThat(ledger.judge().verdict()).isEqualTo(GuardState.HALF_OPEN);
                ledger.send(1);
            }
            ledger.convert(convertedPerHour, Duration.ZERO);
            redis.advance(HOUR.plusSeconds(1));
        }
    }

    @Test
    void judge_blockedAgainAndAgain_lasts30MinutesThen2Then8Then24Hours() {
        try (Ledger ledger = blocked()) {
            List<Duration> blocks =
                    List.of(Duration.ofMinutes(30), HOUR.multipliedBy(2), HOUR.multipliedBy(8), HOUR.multipliedBy(24));
            for (Duration block : blocks) {
                assertThat(ledger.look().figures().left()).isBetween(block.minusSeconds(10), block);
                redis.advance(block.minusSeconds(20));
                assertThat(ledger.judge().verdict()).isEqualTo(GuardState.BLOCKED);
                redis.advance(Duration.ofSeconds(30));

                probe(ledger, 0);

                GuardReading again = ledger.judge();
                assertThat(again.before()).isEqualTo(GuardState.HALF_OPEN);
                assertThat(again.state()).isEqualTo(GuardState.BLOCKED);
            }
            assertThat(ledger.look().figures().left())
                    .isBetween(HOUR.multipliedBy(24).minusSeconds(10), HOUR.multipliedBy(24));
        }
    }

    @Test
    void judge_halfOpen_letsFiveAnHourPass() {
        try (Ledger ledger = blocked()) {
            redis.advance(Duration.ofMinutes(31));

            List<GuardReading> first =
                    IntStream.range(0, 7).mapToObj(i -> ledger.judge()).toList();
            redis.advance(HOUR.minusSeconds(20));
            GuardState stillFull = ledger.judge().verdict();
            redis.advance(Duration.ofSeconds(30));

            assertThat(first.get(0).before()).isEqualTo(GuardState.BLOCKED);
            assertThat(first.get(0).rule()).isEqualTo(GuardRule.EXPIRED);
            assertThat(first).extracting(GuardReading::state).containsOnly(GuardState.HALF_OPEN);
            assertThat(first.subList(0, 5)).extracting(GuardReading::verdict).containsOnly(GuardState.HALF_OPEN);
            assertThat(first.subList(5, 7)).extracting(GuardReading::verdict).containsOnly(GuardState.BLOCKED);
            assertThat(stillFull).isEqualTo(GuardState.BLOCKED);
            assertThat(ledger.judge().verdict()).isEqualTo(GuardState.HALF_OPEN);
        }
    }

    @Test
    void judge_probesThatConvert_endIt_andWhatBlockedItDoesNotCountAnyMore() {
        try (Ledger ledger = blocked()) {
            redis.advance(Duration.ofMinutes(31));

            probe(ledger, 3);

            GuardReading after = ledger.judge();
            assertThat(after.before()).isEqualTo(GuardState.HALF_OPEN);
            assertThat(after.state()).isEqualTo(GuardState.NORMAL);
            assertThat(after.figures().sent()).isEqualTo(15);
            assertThat(after.figures().strikes()).isEqualTo(1);
        }
    }

    @Test
    void judge_blockedOnceMoreWithinAWeek_isASecondStrike() {
        try (Ledger ledger = blocked()) {
            redis.advance(Duration.ofMinutes(31));
            probe(ledger, 3);
            ledger.judge();
            redis.advance(Duration.ofDays(5));
            ledger.history(30, 0);

            assertThat(ledger.judge().figures().left()).isEqualTo(HOUR.multipliedBy(2));
        }
    }

    @Test
    void judge_sevenCleanDaysLater_isTheFirstStrikeAgain() {
        try (Ledger ledger = blocked()) {
            assertThat(ledger.timeToLive()).isGreaterThan(Duration.ofDays(7).toMillis());
            redis.advance(Duration.ofMinutes(31));
            ledger.send(1);
            redis.advance(Duration.ofDays(7));
            ledger.send(1);
            assertThat(ledger.judge().state()).isEqualTo(GuardState.NORMAL);
            ledger.history(30, 0);

            assertThat(ledger.judge().figures().left()).isEqualTo(Duration.ofMinutes(30));
        }
    }

    @Test
    void look_anything_changesNothing() {
        try (Ledger ledger = Ledger.of(redis, GuardKind.RANGE)) {
            ledger.history(30, 0);
            String before = redis.dump();

            assertThat(ledger.look().verdict()).isEqualTo(GuardState.BLOCKED);

            assertThat(redis.dump()).isEqualTo(before);
            assertThat(ledger.judge().before()).isEqualTo(GuardState.NORMAL);
        }
    }
}
