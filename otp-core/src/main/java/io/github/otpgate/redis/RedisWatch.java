package io.github.otpgate.redis;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.store.StoreException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Redis how it is. Thread safe. */
public final class RedisWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RedisWatch.class);
    private static final int LONGEST_NUMBER = 18;

    private final RedisConnection redis;

    /** Asks over the connection that everything else goes over. */
    public RedisWatch(RedisConnection redis) {
        this.redis = requireNonNull(redis, "redis");
    }

    /**
     * How it is. What the user may not ask for is empty.
     *
     * @throws StoreException where it does not answer
     */
    public RedisView look() {
        long start = System.nanoTime();
        String unused = redis.call(commands -> commands.ping());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Map<String, String> memory = memory();
        return new RedisView(
                took,
                Optional.ofNullable(memory.get("maxmemory_policy")),
                number(memory.get("used_memory")),
                number(memory.get("maxmemory")));
    }

    /** INFO tells the policy too, and is allowed more often than CONFIG. */
    private Map<String, String> memory() {
        try {
            Map<String, String> lines = new HashMap<>();
            redis.call(commands -> commands.info("memory")).lines().forEach(line -> {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    lines.put(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                }
            });
            return lines;
        } catch (StoreException e) {
            LOG.debug("Redis tells nothing of its memory: {}", e.getMessage());
            return Map.of();
        }
    }

    private static OptionalLong number(@Nullable String text) {
        boolean written = text != null
                && !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return written ? OptionalLong.of(Long.parseLong(requireNonNull(text))) : OptionalLong.empty();
    }
}
