package io.github.otpgate.guard;

import static io.github.otpgate.guard.Site.chinese;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.otpgate.event.OtpEvent.GuardMoved;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Neighbouring numbers do not ask for codes by themselves. */
class DensityTest {

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

    /** A site that velocity does not alarm. */
    private static Site calm() {
        Map<GuardKind, GuardSettings.Floor> floors = Map.of(
                GuardKind.COUNTRY, new GuardSettings.Floor(10_000, 10_000),
                GuardKind.RANGE, new GuardSettings.Floor(10_000, 10_000),
                GuardKind.SUBRANGE, new GuardSettings.Floor(10_000, 10_000),
                GuardKind.NETWORK, new GuardSettings.Floor(10_000, 10_000));
        GuardSettings normal = GuardSettings.DEFAULT;
        return Site.open(
                redis,
                "t" + System.nanoTime(),
                new GuardSettings(true, "CN", normal.codeLife(), normal.thresholds(), floors, normal.density()));
    }

    private static void walk(Site site, String prefix, int from, int count, int step) {
        for (int i = 0; i < count; i++) {
            String number = String.valueOf(100_000_000L + from + (long) i * step);
            site.send(chinese(prefix + number.substring(number.length() - (11 - prefix.length()))));
        }
    }

    @Test
    void countSend_fiveOfAHundredNumbers_makeTheirSubrangeSuspectForAnHour() {
        try (Site site = calm()) {
            GuardSubject phone = chinese("13800131299");
            walk(site, "138001312", 0, 4, 7);
            assertThat(site.judge(phone).state()).isEqualTo(GuardState.NORMAL);
            walk(site, "138001312", 0, 4, 7);
            assertThat(site.judge(phone).state()).isEqualTo(GuardState.NORMAL);

            walk(site, "138001312", 50, 1, 1);

            Verdict verdict = site.judge(phone);
            assertThat(verdict.state()).isEqualTo(GuardState.SUSPECT);
            assertThat(verdict.reason()).hasValueSatisfying(reason -> {
                assertThat(reason.kind()).isEqualTo("subrange");
                assertThat(reason.name()).isEqualTo("+8613800131***");
                assertThat(reason.rule()).isEqualTo("density");
                assertThat(reason.figures()).containsEntry("phones", 5.0);
            });
            assertThat(site.moves()).extracting(GuardMoved::rule).containsExactly("density");
            assertThat(site.judge(chinese("13800132299")).state()).isEqualTo(GuardState.NORMAL);
            redis.advance(Duration.ofMinutes(59));
            assertThat(site.judge(phone).state()).isEqualTo(GuardState.SUSPECT);
            redis.advance(Duration.ofMinutes(2));
            assertThat(site.judge(phone).state()).isEqualTo(GuardState.NORMAL);
            assertThat(site.moves()).extracting(GuardMoved::rule).containsExactly("density", "expired");
        }
    }

    @Test
    void countSend_fiveWithinTwoHours_doNotAlarm() {
        try (Site site = calm()) {
            walk(site, "138001312", 0, 4, 7);
            redis.advance(Duration.ofMinutes(61));

            walk(site, "138001312", 50, 4, 7);

            assertThat(site.judge(chinese("13800131299")).state()).isEqualTo(GuardState.NORMAL);
        }
    }

    @Test
    void countSend_fifteenOfAThousandNumbers_alarm() {
        try (Site site = calm()) {
            walk(site, "13800131", 0, 14, 60);
            assertThat(site.judge(chinese("13800131999")).state()).isEqualTo(GuardState.NORMAL);

            walk(site, "13800131", 990, 1, 1);

            assertThat(site.judge(chinese("13800131999")).state()).isEqualTo(GuardState.SUSPECT);
        }
    }

    @Test
    void countSend_sixtyOfTenThousandNumbers_makeTheirRangeSuspect() {
        try (Site site = calm()) {
            walk(site, "1380013", 0, 57, 149);
            assertThat(site.finding(chinese("13800139999"), "range").state()).isEqualTo(GuardState.NORMAL);

            walk(site, "1380013", 9000, 5, 149);

            assertThat(site.finding(chinese("13800139999"), "range").state()).isEqualTo(GuardState.SUSPECT);
        }
    }

    @Test
    void countSend_busyCity_doesNotAlarm() {
        try (Site site = calm()) {
            walk(site, "138001", 3, 700, 142);

            List<GuardState> states = List.of(
                    site.finding(chinese("13800130000"), "range").state(),
                    site.finding(chinese("13800155000"), "range").state(),
                    site.finding(chinese("13800130000"), "subrange").state(),
                    site.finding(chinese("13800155000"), "subrange").state());

            assertThat(states).containsOnly(GuardState.NORMAL);
            assertThat(site.figure(chinese("13800130000"), "range", "recent")).isGreaterThan(60);
        }
    }

    @Test
    void judge_denseAlone_neverBlocks() {
        try (Site site = calm()) {
            walk(site, "1380013", 0, 200, 1);
            redis.advance(Ledger.MATURE);

            assertThat(site.judge(chinese("13800130999")).state()).isEqualTo(GuardState.SUSPECT);
        }
    }
}
