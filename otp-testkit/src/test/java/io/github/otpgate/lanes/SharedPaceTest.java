package io.github.otpgate.lanes;

import static io.github.otpgate.lanes.PaceNode.anyAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.route.lane.Permits;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes that ask as fast as they can: no second has more permits than it may, whoever got them. */
@ExtendWith(RedisExtension.class)
class SharedPaceTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long RACE = 3 * SECOND;

    /** It was given at some time between these two. */
    private record Given(long earliest, long latest, Permits permits) {}

    @Test
    void take_idle_isGivenAtOnce(RedisServer redis) {
        try (PaceNode node = PaceNode.open(redis.uri())) {
            assertThat(node.take(anyAccount(), 1, 1)).isEqualTo(new Permits(1, Duration.ZERO));
        }
    }

    @Test
    void take_several_oneCommandGivesAsManyAsThereAre(RedisServer redis) {
        String account = anyAccount();
        try (PaceNode node = PaceNode.open(redis.uri())) {
            Permits permits = node.take(account, 1000, 80);

            assertThat(permits.granted()).isEqualTo(51);
            assertThat(permits.next()).isEqualTo(Duration.ofMillis(2));
            assertThat(node.take(anyAccount(), 1000, 40)).isEqualTo(new Permits(40, Duration.ZERO));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 20, 200})
    void take_twoNodesRace_noSecondHasMoreThanItMay(int perSecond, RedisServer redis) {
        String account = anyAccount();
        List<Given> all;
        try (PaceNode node = PaceNode.open(redis.uri());
                PaceNode other = PaceNode.open(redis.uri())) {
            all = Stream.of(node, other, node, other)
                    .map(one -> CompletableFuture.supplyAsync(() -> race(one, account, perSecond), Runner::run))
                    .toList()
                    .stream()
                    .flatMap(race -> race.join().stream())
                    .toList();
        }

        for (Given first : all) {
            int surely = all.stream()
                    .filter(given -> given.earliest() >= first.earliest())
                    .filter(given -> given.latest() < first.earliest() + SECOND)
                    .mapToInt(given -> given.permits().granted())
                    .sum();
            assertThat(surely).isLessThanOrEqualTo(perSecond);
        }
        // Spread over the time of the race, and not one after the other at half the pace.
        assertThat(all.stream().mapToInt(given -> given.permits().granted()).sum())
                .isGreaterThan(perSecond * 2);
    }

    private static List<Given> race(PaceNode node, String account, int perSecond) {
        List<Given> given = new ArrayList<>();
        long start = System.nanoTime();
        while (System.nanoTime() - start < RACE) {
            long asked = System.nanoTime();
            Permits permits = node.take(account, perSecond, 3);
            if (permits.granted() > 0) {
                given.add(new Given(asked, System.nanoTime(), permits));
            }
        }
        return given;
    }

    private static final class Runner {
        static void run(Runnable work) {
            Thread thread = new Thread(work, "racer");
            thread.setDaemon(true);
            thread.start();
        }
    }
}
