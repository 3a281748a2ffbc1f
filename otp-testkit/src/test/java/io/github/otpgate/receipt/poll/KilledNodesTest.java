package io.github.otpgate.receipt.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kill -9 of the node that polls. */
class KilledNodesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int REPORTS = 2000;
    private static final int PAGE = 100;
    private static final int KILLS = 10;

    private KilledNodes nodes;

    @BeforeEach
    void start() {
        nodes = new KilledNodes();
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void law8_nodeKilledTenTimes_losesOnlyWhatWasInItsHands() {
        nodes.queue(REPORTS);

        for (int i = 0; i < KILLS; i++) {
            KilledNodes.Node node = nodes.start(i % 2 == 0 ? "hold-entries" : "hold-answer");
            await().atMost(PATIENCE).until(node::holds);
            node.kill();
        }
        KilledNodes.Node last = nodes.start("work");

        int lost = KILLS / 2 * PAGE;
        await().atMost(PATIENCE).until(() -> nodes.processed().size() == REPORTS - lost);
        last.kill();
        assertThat(nodes.inFlight()).hasSize(lost);
        assertThat(nodes.processed()).containsAll(nodes.kept()).doesNotContainAnyElementsOf(nodes.inFlight());
    }
}
