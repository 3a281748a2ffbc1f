package io.github.otpgate.benchmarks;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** A web application that does nothing: starts, says how long that took, and ends. */
@SpringBootConfiguration
@EnableAutoConfiguration
class EmptyApplication {

    static final String STARTED = "started in ms: ";

    private static final double NANOS_PER_MILLI = 1e6;

    public static void main(String... arguments) {
        long begin = System.nanoTime();
        ConfigurableApplicationContext context = SpringApplication.run(EmptyApplication.class, arguments);
        System.out.println(STARTED + (System.nanoTime() - begin) / NANOS_PER_MILLI);
        context.close();
    }
}
