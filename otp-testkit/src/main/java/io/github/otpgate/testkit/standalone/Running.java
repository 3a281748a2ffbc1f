package io.github.otpgate.testkit.standalone;

import io.github.otpgate.testkit.VendorSimulator;
import java.util.Optional;

/**
 * A simulator that listens.
 *
 * @param phones none where nobody would hear of a reply
 */
record Running(VendorSimulator simulator, Optional<Phones> phones) implements AutoCloseable {

    Running(VendorSimulator simulator, Phones phones) {
        this(simulator, Optional.of(phones));
    }

    @Override
    public void close() {
        simulator.close();
    }
}
