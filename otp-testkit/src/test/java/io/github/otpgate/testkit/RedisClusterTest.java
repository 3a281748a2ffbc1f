package io.github.otpgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedisClusterTest {

    @Test
    void start_returns_everySlotServedByItsNode() {
        try (RedisCluster cluster = RedisCluster.start()) {
            for (RedisServer node : cluster.nodes()) {
                assertThat(node.command("CLUSTER", "INFO")).contains("cluster_state:ok", "cluster_slots_ok:16384");
                assertThat(cluster.uri()).contains("127.0.0.1:" + node.port());
            }
            assertThat(cluster.uri()).startsWith("redis-cluster://127.0.0.1:");

            // CLUSTER KEYSLOT: foo is 12182, bar 5061, hello 866.
            assertThat(cluster.nodes().get(2).command("SET", "foo", "v-foo")).isEqualTo("+OK\r\n");
            assertThat(cluster.nodes().get(0).command("SET", "bar", "v-bar")).isEqualTo("+OK\r\n");
            assertThat(cluster.nodes().get(1).command("GET", "hello"))
                    .isEqualTo("-MOVED 866 127.0.0.1:" + cluster.nodes().get(0).port() + "\r\n");
            assertThat(cluster.dump()).contains("v-foo", "v-bar");
        }
    }
}
