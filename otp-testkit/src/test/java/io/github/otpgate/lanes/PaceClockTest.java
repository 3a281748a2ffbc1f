package io.github.otpgate.lanes;

import static io.github.otpgate.lanes.PaceNode.anyAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.otpgate.route.lane.Permits;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Law 9: Redis' clock decides how many requests an account may have, and it moves while the tests look on. */
class PaceClockTest {

    private static final String KEYS = "lanes-test:{pace-*}";

    private static RedisServer redis;
    private static PaceNode node;

    @BeforeAll
    static void startRedis() {
        assumeTrue(RedisServer.clockCanMove());
        redis = RedisServer.startWithClock();
        redis.advance(Duration.ofHours(5));
        node = PaceNode.open(redis.uri());
    }

    @AfterAll
    static void stopRedis() {
        if (redis != null) {
            node.close();
            redis.close();
        }
    }

    @Test
    void law9_slowAccount_hasOnePermitASecondAndALittleMore() {
        String account = anyAccount();

        assertThat(node.take(account, 1, 3).granted()).isEqualTo(1);
        redis.advance(Duration.ofMillis(500));
        Permits none = node.take(account, 1, 3);
        assertThat(none.granted()).isZero();
        assertThat(none.next()).isBetween(Duration.ofMillis(1), Duration.ofMillis(600));

        redis.advance(none.next());
        assertThat(node.take(account, 1, 1)).isEqualTo(new Permits(1, Duration.ZERO));
    }

    @Test
    void law9_accountOfAnHourAgo_startsAsIfNew() {
        String account = anyAccount();
        node.take(account, 100, 3);
        redis.advance(Duration.ofHours(1));

        // A twentieth may be early; the rest comes evenly.
        assertThat(node.take(account, 100, 1000).granted()).isBetween(6, 30);
    }

    @Test
    void law9_clockSetBack_keepsNobodyWaitingForIt() {
        String account = anyAccount();
        redis.advance(Duration.ofHours(1));
        node.take(account, 1, 1);
        redis.advance(Duration.ofHours(-1));

        Permits none = node.take(account, 1, 1);
        assertThat(none.granted()).isZero();
        assertThat(none.next()).isBetween(Duration.ofMillis(1), Duration.ofMillis(1100));
        redis.advance(none.next());
        assertThat(node.take(account, 1, 1).granted()).isEqualTo(1);
    }

    @Test
    void take_key_endsWhenThereIsNothingToRemember() {
        String account = anyAccount();
        node.take(account, 2, 1);
        assertThat(redis.command("KEYS", KEYS)).doesNotStartWith("*0");

        redis.advance(Duration.ofSeconds(2));

        assertThat(redis.command("KEYS", KEYS)).startsWith("*0");
    }
}
