package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.Rate;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Law 10: an issue waits for Redis three times at most, however many others issue at the same time. */
@ExtendWith(RedisExtension.class)
class SequentialRoundTripsTest {

    private static final int CALLERS = 256;
    private static final long QUIET_MILLIS = 400;

    /** A budget that the callers do not reach. */
    static LimitSettings roomy() {
        Map<LimitRule, List<Rate>> rates = new EnumMap<>(LimitSettings.DEFAULT.rates());
        rates.put(LimitRule.GLOBAL, List.of(Rate.parse("100000/1h"), Rate.parse("100000/1d")));
        return new LimitSettings(rates, 3, 3, Set.of());
    }

    @Test
    void law10_everyLimitOn_256CallersAtOnce_waitThreeTimes(RedisServer redis) throws Exception {
        try (HoldingProxy proxy = new HoldingProxy(redis.port());
                Gate gate = Gate.open(Gate.settings(proxy.uri()).limits(roomy()).guard(true))) {
            // Scripts are loaded and the clocks are compared before it counts.
            assertThat(issue(gate, 999)).isInstanceOf(IssueResult.Issued.class);
            await().until(() -> issue(gate, 998) instanceof IssueResult.Issued);
            Queue<IssueResult> results = new ConcurrentLinkedQueue<>();
            List<Thread> callers = IntStream.range(0, CALLERS)
                    .mapToObj(i -> new Thread(() -> results.add(issue(gate, i)), "caller-" + i))
                    .toList();
            proxy.hold();

            callers.forEach(Thread::start);
            int waits = 0;
            while (callers.stream().anyMatch(Thread::isAlive)) {
                await().pollInterval(Duration.ofMillis(5))
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> isOver(callers) || (allWait(callers) && proxy.isSettled(QUIET_MILLIS)));
                if (!isOver(callers)) {
                    waits++;
                    proxy.release();
                }
            }
            proxy.letGo();

            assertThat(new ArrayList<>(results)).hasSize(CALLERS).allMatch(IssueResult.Issued.class::isInstance);
            assertThat(waits).isLessThanOrEqualTo(3);
        }
    }

    private static boolean isOver(List<Thread> callers) {
        return callers.stream().noneMatch(Thread::isAlive);
    }

    private static boolean allWait(List<Thread> callers) {
        return callers.stream()
                .map(Thread::getState)
                .allMatch(state -> state == Thread.State.WAITING
                        || state == Thread.State.TIMED_WAITING
                        || state == Thread.State.TERMINATED);
    }

    /** Each from an address and a session of its own, four of them in one network. */
    private static IssueResult issue(Gate gate, int caller) {
        ClientAddress address = ClientAddress.parse("10.1." + caller / 4 + "." + (1 + caller % 4))
                .orElseThrow();
        return gate.otp.issue(IssueRequest.of("138" + (10_000_000 + caller * 54_321), "login")
                .withAddress(address)
                .withSession("session " + caller));
    }
}
