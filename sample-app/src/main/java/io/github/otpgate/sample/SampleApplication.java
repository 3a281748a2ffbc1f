package io.github.otpgate.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A sign-in page with codes by SMS or call. With nothing configured it simulates the vendors: see {@link Simulation}. */
@SpringBootApplication
public class SampleApplication {

    /** Starts on port 8080. */
    public static void main(String[] args) {
        SpringApplication.run(SampleApplication.class, args);
    }
}
