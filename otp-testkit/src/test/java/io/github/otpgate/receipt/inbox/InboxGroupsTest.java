package io.github.otpgate.receipt.inbox;

import static io.github.otpgate.receipt.inbox.Told.reports;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Entries that wait are processed together, as far as that is no burden, and none suffers from another. */
@ExtendWith(RedisExtension.class)
class InboxGroupsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private RedisServer redis;

    @BeforeEach
    void find(RedisServer shared) {
        redis = shared;
    }

    private ReceivingNode node() {
        return ReceivingNode.open(redis.uri(), ReceivingNode.anyNamespace());
    }

    @Test
    void handle_manySmallEntriesWait_getsThemTogetherInTheirOrder() {
        try (ReceivingNode node = node()) {
            IntStream.range(0, 100).forEach(i -> node.inbox.keep(reports("m" + i)));
            List<Integer> sizes = new CopyOnWriteArrayList<>();
            node.inbox.start(entries -> {
                sizes.add(entries.size());
                entries.forEach(entry -> node.processed.add(entry.received()));
            });

            await().atMost(PATIENCE).until(() -> node.inbox.view().processed() == 100);
            assertThat(node.messages())
                    .containsExactly(
                            IntStream.range(0, 100).mapToObj(i -> "m" + i).toArray(String[]::new));
            assertThat(sizes).hasSizeLessThanOrEqualTo(10);
            assertThat(node.inbox.view().figures().waiting()).isZero();
        }
    }

    @Test
    void handle_bigEntriesWait_getsNoMoreAtOnceThanOneEntryMayHold() {
        try (ReceivingNode node = node()) {
            node.inbox.keep(Told.push("a", 512));
            node.inbox.keep(Told.push("b", 512));
            node.inbox.keep(Told.push("c", 512));
            List<Integer> reports = new CopyOnWriteArrayList<>();
            node.inbox.start(entries -> reports.add(entries.stream()
                    .mapToInt(entry -> entry.received().reports().size())
                    .sum()));

            await().atMost(PATIENCE)
                    .until(() -> reports.stream().mapToInt(i -> i).sum() == 1536);
            assertThat(reports).allMatch(size -> size < 1536);
        }
    }

    @Test
    void handle_throwsForOneOfManyEntries_keepsThatAloneForAnotherTry() {
        try (ReceivingNode node = node()) {
            node.inbox.keep(reports("before"));
            node.inbox.keep(reports("poison"));
            node.inbox.keep(reports("after"));
            List<List<String>> handled = new CopyOnWriteArrayList<>();
            node.inbox.start(entries -> {
                List<String> messages = ReceivingNode.messages(entries.stream().map(ReceivedEntry::received));
                handled.add(messages);
                if (messages.contains("poison")) {
                    throw new IllegalStateException("poison");
                }
            });

            await().atMost(PATIENCE).until(() -> !node.events.isEmpty());
            assertThat(handled)
                    .startsWith(
                            List.of("before", "poison", "after"),
                            List.of("before"),
                            List.of("poison"),
                            List.of("after"));
            assertThat(handled.subList(4, handled.size())).isNotEmpty().allMatch(List.of("poison")::equals);
            assertThat(node.inbox.view().processed()).isEqualTo(2);
            assertThat(node.inbox.view().figures().waiting()).isZero();
        }
    }
}
