package io.github.otpgate.spring;

import io.github.otpgate.OtpService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the service when the application is ready, and closes it while everything it needs is still there: after the web
 * server has let its requests end, before the server stops, and before the application's Redis client and data sources do.
 */
final class OtpLifecycle implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {

    /** Between Spring Boot's graceful shutdown (1024 below the default phase) and the stop of the web server (2048). */
    static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1536;

    /** The arguments that {@code SpringApplication} was run with; in no other context. */
    private static final String RUN_BY_SPRING_BOOT = "springApplicationArguments";

    private final OtpService service;
    private final ConfigurableApplicationContext context;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean ready = new AtomicBoolean();

    OtpLifecycle(OtpService service, ConfigurableApplicationContext context) {
        this.service = service;
        this.context = context;
    }

    /** In an application of Spring Boot that is not the time yet. */
    @Override
    public void start() {
        running.set(true);
        if (ready.get() || !context.getBeanFactory().containsSingleton(RUN_BY_SPRING_BOOT)) {
            service.start();
        }
    }

    /** Only now: connecting would compete with Spring's own start, and pollers may not run where that fails. */
    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (event.getApplicationContext() != context) {
            // A child of this context is ready, which says nothing about this one.
            return;
        }
        ready.set(true);
        if (running.get()) {
            service.start();
        }
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
