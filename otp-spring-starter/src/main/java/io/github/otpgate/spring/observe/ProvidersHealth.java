package io.github.otpgate.spring.observe;

import io.github.otpgate.OtpService;
import io.github.otpgate.route.RouteView;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether some provider takes messages, as far as this node knows. */
record ProvidersHealth(OtpService service) implements HealthIndicator {

    @Override
    public Health health() {
        List<RouteView> routes = service.node().routes();
        boolean none = !routes.isEmpty() && routes.stream().noneMatch(ProvidersHealth::takesMessages);
        Health.Builder health = none ? Health.outOfService() : Health.up();
        routes.forEach(route -> health.withDetail(route.provider(), word(route)));
        return health.build();
    }

    /** One whose messages do not arrive is asked last, not left out. */
    private static boolean takesMessages(RouteView route) {
        return !route.breaker().equals("open")
                || route.cause().filter(cause -> cause.equals("delivery")).isPresent();
    }

    private static String word(RouteView route) {
        return route.cause().map(cause -> route.breaker() + " (" + cause + ")").orElse(route.breaker());
    }
}
