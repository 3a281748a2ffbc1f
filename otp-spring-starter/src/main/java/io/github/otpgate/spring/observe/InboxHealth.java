package io.github.otpgate.spring.observe;

import io.github.otpgate.OtpService;
import io.github.otpgate.receipt.inbox.InboxFigures;
import io.github.otpgate.store.StoreException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether what vendors tell finds room. */
record InboxHealth(OtpService service) implements HealthIndicator {

    /** With 50 000 waiting, callbacks are refused. */
    private static final long NEARLY_FULL = 45_000;

    @Override
    public Health health() {
        try {
            InboxFigures figures = service.inbox().figures();
            Health.Builder health = figures.waiting() < NEARLY_FULL ? Health.up() : Health.outOfService();
            return health.withDetail("waiting", figures.waiting())
                    .withDetail("pending", figures.pending())
                    .withDetail("oldestAgeMillis", figures.oldest().toMillis())
                    .withDetail("deadLetters", figures.deadLetters())
                    .build();
        } catch (StoreException e) {
            return Health.down()
                    .withDetail("reason", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
