package io.github.otpgate.spring;

import io.github.otpgate.OtpService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the service when the application has started, and closes it while everything it needs is still there: after the web
 * server has let its requests end, before the server stops, and before the application's Redis client and data sources do.
 */
final class OtpLifecycle implements SmartLifecycle {

    /** Between Spring Boot's graceful shutdown (1024 below the default phase) and the stop of the web server (2048). */
    static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1536;

    private final OtpService service;
    private final ConfigurableApplicationContext context;
    private final AtomicBoolean running = new AtomicBoolean();

    OtpLifecycle(OtpService service, ConfigurableApplicationContext context) {
        this.service = service;
        this.context = context;
    }

    /** Only now: connecting would compete with Spring's own start, and pollers may not run where that fails. */
    @Override
    public void start() {
        service.start();
        running.set(true);
    }

    /** A context that only stops may start again, and a closed service cannot. */
    @Override
    public void stop() {
        running.set(false);
        if (context.isClosed()) {
            service.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
