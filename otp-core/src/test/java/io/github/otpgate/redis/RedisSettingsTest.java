package io.github.otpgate.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.model.ConfigurationException;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisSettingsTest {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    @Test
    void parse_standaloneAndTls_areOneNode() {
        RedisAddress plain = RedisAddress.parse("redis://user:pw@127.0.0.1:6380/2", TIMEOUT);
        RedisAddress secure = RedisAddress.parse("rediss://127.0.0.1:6380", TIMEOUT);

        assertThat(plain.cluster()).isFalse();
        assertThat(plain.nodes()).singleElement().satisfies(node -> {
            assertThat(node.getPort()).isEqualTo(6380);
            assertThat(node.getDatabase()).isEqualTo(2);
            assertThat(node.getTimeout()).isEqualTo(TIMEOUT);
        });
        assertThat(secure.nodes().get(0).isSsl()).isTrue();
    }

    /** {@code java.net.URI} has no host for the first two. */
    @ParameterizedTest
    @CsvSource({
        "redis://otp_redis:6380, otp_redis, 6380",
        "redis://user:pw@otp_redis/1, otp_redis, 6379",
        "redis://otp-redis.inside:6380, otp-redis.inside, 6380",
        "redis://[::1]:6380, [::1], 6380"
    })
    void parse_host_isSplitFromItsPort(String uri, String host, int port) {
        RedisURI node = RedisAddress.parse(uri, TIMEOUT).nodes().get(0);

        assertThat(node.getHost()).isEqualTo(host);
        assertThat(node.getPort()).isEqualTo(port);
    }

    @Test
    void parse_sentinels_areKeptWithTheMastersName() {
        RedisURI node = RedisAddress.parse("redis-sentinel://127.0.0.1:26379,127.0.0.1:26380/0#mymaster", TIMEOUT)
                .nodes()
                .get(0);

        assertThat(node.getSentinelMasterId()).isEqualTo("mymaster");
        assertThat(node.getSentinels())
                .hasSize(2)
                .allMatch(sentinel -> sentinel.getTimeout().equals(TIMEOUT));
    }

    @Test
    void parse_clusterNodes_areAllKept() {
        RedisAddress cluster = RedisAddress.parse("redis-cluster://pw@127.0.0.1:7001,127.0.0.1:7002", TIMEOUT);

        assertThat(cluster.cluster()).isTrue();
        assertThat(cluster.nodes()).extracting(RedisURI::getPort).containsExactly(7001, 7002);
        assertThat(RedisAddress.parse("rediss-cluster://127.0.0.1:7001", TIMEOUT)
                        .nodes())
                .allMatch(RedisURI::isSsl);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1:6379", "http://127.0.0.1", "redis://", "redis-cluster://", "redis://a b"})
    void parse_anythingElse_namesTheKeyAndNotTheUri(String uri) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> RedisAddress.parse(uri, TIMEOUT))
                .withMessageStartingWith("otp.redis.uri: found something that is not a Redis URI");
    }

    @Test
    void settings_unfitValues_nameTheKey() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new RedisSettings("redis://h", "a{b}", TIMEOUT))
                .withMessageStartingWith("otp.redis.namespace");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new RedisSettings("redis://h", "otp", Duration.ofSeconds(60)))
                .withMessageStartingWith("otp.redis.timeout");
        assertThat(new RedisSettings("redis://user:secret@h", "otp", TIMEOUT).toString())
                .doesNotContain("secret");
    }
}
