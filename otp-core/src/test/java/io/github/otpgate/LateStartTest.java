package io.github.otpgate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LateStartTest {

    private final AtomicInteger begun = new AtomicInteger();
    private final LateStart start = new LateStart(begun::incrementAndGet);

    @Test
    void begin_twice_beginsOnce() {
        start.begin();
        start.begin();

        assertThat(begun).hasValue(1);
    }

    @Test
    void begin_afterItWasPrevented_doesNothing() {
        start.prevent();
        start.begin();

        assertThat(begun).hasValue(0);
    }
}
