package io.github.otpgate.receipt.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.testkit.RedisCluster;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Law 10: everything runs unchanged on Redis Cluster. */
class InboxOnClusterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void law10_inboxAndLeases_runOnCluster() {
        try (RedisCluster cluster = RedisCluster.start();
                ReceivingNode node = ReceivingNode.open(cluster.uri(), ReceivingNode.anyNamespace())) {
            node.inbox.start(entries -> {
                if (node.inbox.view().failed() == 0) {
                    throw new IllegalStateException("once");
                }
                entries.forEach(entry -> node.processed.add(entry.received()));
            });
            Bytes token = Bytes.of((byte) 1);

            node.inbox.keep(Told.reports("m"));
            node.inbox.bury("main", "unreadable", Bytes.of((byte) 7));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(node.messages()).containsExactly("m"));
            assertThat(node.inbox.deadLetters(1)).hasSize(1);
            assertThat(node.leases.take("reports:main", token, Duration.ofSeconds(9)))
                    .isTrue();
            assertThat(node.leases.renew("reports:main", token, Duration.ofSeconds(9)))
                    .isTrue();
            assertThat(node.leases.take("reports:main", Bytes.of((byte) 2), Duration.ofSeconds(9)))
                    .isFalse();
            assertThat(node.leases.becomesLow("main", Duration.ofDays(1))).isTrue();
            assertThat(node.leases.recovers("main")).isTrue();
            node.leases.leave("reports:main", token, Duration.ZERO);
            assertThat(node.leases.take("reports:main", Bytes.of((byte) 2), Duration.ofSeconds(9)))
                    .isTrue();
        }
    }
}
