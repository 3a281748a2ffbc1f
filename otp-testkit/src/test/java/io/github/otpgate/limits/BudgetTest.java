package io.github.otpgate.limits;

import static io.github.otpgate.limits.Node.rates;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpEvent.BudgetUsed;
import io.github.otpgate.limit.Budget;
import io.github.otpgate.limit.LimitDecision;
import io.github.otpgate.limit.LimitDecision.Admitted;
import io.github.otpgate.limit.LimitDecision.Full;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The global budget of several nodes. */
class BudgetTest {

    private RedisServer redis;
    private final List<Node> nodes = new ArrayList<>();
    private final Queue<OtpEvent> events = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void startRedis() {
        redis = RedisServer.start();
    }

    @AfterEach
    void stopRedis() {
        nodes.forEach(Node::close);
        redis.close();
    }

    private static LimitSettings global(String... rates) {
        return new LimitSettings(Map.of(LimitRule.GLOBAL, rates(rates)), 0, 0, Set.of());
    }

    private Budget node(LimitSettings settings) {
        Node node = Node.open(redis.uri());
        nodes.add(node);
        return new Budget(node.store, events::add, settings);
    }

    @Test
    void take_fourNodesOf64Threads_neverMoreThanTheBudget() throws Exception {
        LimitSettings settings = global("1000/1h", "5000/1d");
        List<Budget> budgets =
                IntStream.range(0, 4).mapToObj(i -> node(settings)).toList();
        AtomicLong admitted = new AtomicLong();
        List<Callable<Void>> callers = IntStream.range(0, 256)
                .<Callable<Void>>mapToObj(i -> () -> {
                    for (int n = 0; n < 8; n++) {
                        if (Node.get(budgets.get(i % 4).take()) instanceof Admitted) {
                            admitted.incrementAndGet();
                        }
                    }
                    return null;
                })
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(256);
        try {
            for (Future<Void> done : threads.invokeAll(callers)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(admitted).hasValue(1000);
        assertThat(Node.get(budgets.get(0).take())).isInstanceOf(Full.class);
        assertThat(events.stream().filter(BudgetUsed.class::isInstance).toList())
                .containsExactlyInAnyOrder(
                        new BudgetUsed(rates("1000/1h").get(0), 50),
                        new BudgetUsed(rates("1000/1h").get(0), 80),
                        new BudgetUsed(rates("1000/1h").get(0), 100));
    }

    @Test
    void take_crowdOfANode_sharesCommands() {
        Budget budget = node(global("5000/1h"));
        Node.get(budget.take());
        Statistics statistics = new Statistics(redis);
        statistics.commands();

        List<LimitDecision> all =
                IntStream.range(0, 2000).mapToObj(i -> budget.take().toCompletableFuture()).toList().stream()
                        .map(Node::get)
                        .toList();

        assertThat(all.stream().collect(groupingBy(Object::getClass))).containsOnlyKeys(Admitted.class);
        assertThat(statistics.commands().get("evalsha")).isLessThan(200);
    }

    @Test
    void settings_changedCount_whatWasCountedStaysCounted() {
        Budget budget = node(global("5/1h"));
        IntStream.range(0, 5).forEach(i -> Node.get(budget.take()));
        assertThat(Node.get(budget.take())).isInstanceOf(Full.class);

        budget.settings(global("7/1h"));
        Node.get(budget.take());
        Node.get(budget.take());

        Full full = (Full) Node.get(budget.take());
        assertThat(full.rule()).isEqualTo(LimitRule.GLOBAL);
        assertThat(full.retryAfter()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    }

    @Test
    void take_keyWithoutALife_getsOne() {
        Budget budget = node(global("5/1h"));
        Node.get(budget.take());
        String key = Node.NAMESPACE + ":{budget}";
        redis.command("PERSIST", key);

        Node.get(budget.take());

        assertThat(new Statistics(redis).life(key)).isPositive();
    }

    @Test
    void take_keyOfAnotherType_isRefused() {
        Budget budget = node(global("5/1h"));
        redis.command("SET", Node.NAMESPACE + ":{budget}", "v");

        assertThatThrownBy(() -> Node.get(budget.take())).rootCause().hasMessageStartingWith("WRONGTYPE");
    }

    @Test
    void law6_redisPaused_nobodyPassesAndAllLearnWithinASecond() {
        Node node = Node.open(redis.uri(), Duration.ofMillis(500));
        nodes.add(node);
        Budget budget = new Budget(node.store, events::add, global("5000/1h"));
        Node.get(budget.take());

        redis.pause();
        long start = System.nanoTime();
        List<Boolean> passed = IntStream.range(0, 1000)
                .mapToObj(i -> budget.take().toCompletableFuture().handle((decision, failure) -> failure == null))
                .toList()
                .stream()
                .map(Node::get)
                .toList();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThatThrownBy(() -> Node.get(budget.take())).hasCauseInstanceOf(StoreException.class);
        redis.resume();

        assertThat(passed).containsOnly(false);
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }
}
