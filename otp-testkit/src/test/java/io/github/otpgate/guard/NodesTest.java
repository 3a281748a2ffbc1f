package io.github.otpgate.guard;

import static io.github.otpgate.guard.Site.address;
import static io.github.otpgate.guard.Site.chinese;
import static io.github.otpgate.guard.Site.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.otpgate.event.OtpEvent.GuardMoved;
import io.github.otpgate.event.OtpEvent.GuardUnreadable;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several nodes on one Redis, and what they leave in it. */
class NodesTest {

    private RedisServer redis;

    @BeforeEach
    void start() {
        assumeTrue(RedisServer.clockCanMove());
        redis = RedisServer.startWithClock();
    }

    @AfterEach
    void stop() {
        if (redis != null) {
            redis.close();
        }
    }

    @Test
    void judge_onTwoNodesAtOnce_tellsOfEachMoveOnce() {
        try (Site one = Site.open(redis, "t", GuardSettings.DEFAULT);
                Site other = Site.open(redis, "t", GuardSettings.DEFAULT)) {
            for (int i = 0; i < 30; i++) {
                one.send(chinese("1380013" + i % 8 + (100 + i)));
            }
            redis.advance(Ledger.MATURE);
            one.events.clear();
            List<CompletableFuture<Verdict>> verdicts = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Guard guard = (i % 2 == 0 ? one : other).guard;
                verdicts.add(guard.judge(chinese("13800139999")).toCompletableFuture());
            }

            assertThat(verdicts).extracting(each -> each.join().state()).containsOnly(GuardState.BLOCKED);

            List<GuardMoved> moves = new ArrayList<>(one.moves());
            moves.addAll(other.moves());
            assertThat(moves).filteredOn(each -> each.to().equals("blocked")).hasSize(1);
            assertThat(moves.get(0).kind()).isEqualTo("range");
        }
    }

    @Test
    void judge_statisticsThatCannotBeRead_areSuspect() {
        try (Site site = Site.open(redis, "t", GuardSettings.DEFAULT)) {
            GuardSubject phone = subject("+8613800138000", "CN", address("203.0.113.7"));
            site.send(phone);
            for (String name : redis.command("KEYS", "t:{g-*").split("\r\n", -1)) {
                if (name.startsWith("t:")) {
                    redis.command("SET", name, "broken");
                }
            }

            Verdict verdict = site.judge(phone);
            site.judge(phone);
            site.guard.countSend(phone, verdict);
            site.verify(phone, Duration.ofMinutes(1));

            assertThat(verdict.state()).isEqualTo(GuardState.SUSPECT);
            assertThat(verdict.networkSuspect()).isFalse();
            assertThat(verdict.findings()).hasSize(4).extracting(Finding::rule).containsOnly("unreadable");
            assertThat(site.events)
                    .filteredOn(GuardUnreadable.class::isInstance)
                    .hasSizeBetween(1, 3);
        }
    }

    @Test
    void judge_redisAway_isSuspect() {
        try (Site site = Site.open(redis, "t", GuardSettings.DEFAULT)) {
            redis.stop();

            assertThat(site.judge(chinese("13800138000")).state()).isEqualTo(GuardState.SUSPECT);
        }
    }

    @Test
    void redis_afterEverything_holdsNoDigitsAndNoKeyWithoutATimeToLive() {
        try (Site site = Site.open(redis, "t", GuardSettings.DEFAULT)) {
            GuardSubject phone = subject("+8613800138000", "CN", address("203.0.113.7"));
            for (int i = 0; i < 12; i++) {
                site.send(phone);
            }
            site.verify(phone, Duration.ofMinutes(1));
            String during = redis.dump();
            redis.advance(Ledger.MATURE);
            site.judge(phone);
            site.guard
                    .override(phone.phone(), Duration.ofHours(1))
                    .toCompletableFuture()
                    .join();

            assertThat(during + redis.dump())
                    .doesNotContain("138001", "8000", "203.0.113", "CN", "US")
                    .contains(":p:", ":k", ":u");
            for (String name : redis.command("KEYS", "*").split("\r\n", -1)) {
                if (name.startsWith("t:")) {
                    assertThat(redis.command("PTTL", name)).as(name).doesNotContain("-");
                }
            }
        }
    }
}
