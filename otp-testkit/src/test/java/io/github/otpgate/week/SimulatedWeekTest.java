package io.github.otpgate.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.week.Site.Guarded;
import io.github.otpgate.week.Week.Tally;
import io.github.otpgate.week.Week.Visitor;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A week of 10 000 honest users and four attackers, with the guard and without: what honest users suffer, and what each
 * attacker costs. Real Redis, whose clock is moved; the same visitors every time.
 */
class SimulatedWeekTest {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedWeekTest.class);
    private static final long SEED = 20261121;
    private static final int USERS = Integer.getInteger("week.users", 10_000);
    private static final double PRICE = 0.045;

    @Test
    void week_withGuardAndWithout_sparesTheHonestAndCostsLess() {
        assumeThat(RedisServer.clockCanMove()).as("needs Linux and cc").isTrue();
        CompletableFuture<Map<Visitor, Tally>> without = CompletableFuture.supplyAsync(() -> week(Guarded.NO));
        Map<Visitor, Tally> with = week(Guarded.YES);

        LOG.warn("\n{}", table(with, without.join()));
        Tally honest = with.get(Visitor.HONEST);
        assertThat(honest.attempts).isGreaterThan(USERS);
        assertThat(honest.verified).isGreaterThan(honest.attempts * 8 / 10);
        assertThat((double) honest.notServed() / honest.attempts).isLessThan(0.005);
        assertThat(with.get(Visitor.GUESSER).verified).isZero();
        for (Visitor visitor : new Visitor[] {Visitor.RANGE_WALKER, Visitor.PUMPER}) {
            assertThat(with.get(visitor).sent)
                    .as(visitor.name())
                    .isLessThan(without.join().get(visitor).sent);
        }
    }

    private static Map<Visitor, Tally> week(Guarded guarded) {
        try (Site site = new Site(guarded)) {
            return new Week(site, SEED, USERS).run();
        }
    }

    private static String table(Map<Visitor, Tally> with, Map<Visitor, Tally> without) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%-13s %5s %9s %8s %9s %8s %8s %9s %10s%n",
                "visitor",
                "guard",
                "attempts",
                "sent",
                "withheld",
                "refused",
                "captcha",
                "verified",
                "cost, yuan"));
        for (Visitor visitor : Visitor.values()) {
            table.append(line(visitor, "on", with)).append(line(visitor, "off", without));
        }
        return table.toString();
    }

    private static String line(Visitor visitor, String guard, Map<Visitor, Tally> tallies) {
        Tally tally = tallies.get(visitor);
        return String.format(
                Locale.ROOT,
                "%-13s %5s %9d %8d %9d %8d %8d %9d %10.2f%n",
                visitor.name().toLowerCase(Locale.ROOT),
                guard,
                tally.attempts,
                tally.sent,
                tally.withheld,
                tally.refused,
                tally.captcha,
                tally.verified,
                tally.sent * PRICE);
    }
}
