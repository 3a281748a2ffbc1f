package io.github.otpgate.spring.observe;

import io.github.otpgate.OtpService;
import io.github.otpgate.redis.RedisView;
import io.github.otpgate.store.StoreException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether Redis answers, and whether it may throw away what it was given. */
record RedisHealth(OtpService service) implements HealthIndicator {

    private static final String ADVICE =
            "set maxmemory-policy to noeviction: an evicted key is a limit or a guess budget that starts anew";

    @Override
    public Health health() {
        try {
            return health(service.redis());
        } catch (StoreException e) {
            // Its cause may name the address.
            return Health.down()
                    .withDetail("reason", String.valueOf(e.getMessage()))
                    .build();
        }
    }

    private static Health health(RedisView redis) {
        Health.Builder health = Health.up()
                .withDetail("answeredInMillis", redis.answeredIn().toMillis())
                .withDetail("evictionPolicy", redis.evictionPolicy().orElse("unknown"));
        redis.usedMemory().ifPresent(bytes -> health.withDetail("usedMemoryBytes", bytes));
        redis.mostMemory().ifPresent(bytes -> health.withDetail("mostMemoryBytes", bytes));
        if (redis.mayEvict()) {
            health.withDetail("advice", ADVICE);
        }
        return health.build();
    }
}
