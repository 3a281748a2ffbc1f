package io.github.otpgate.benchmarks;

import io.github.otpgate.store.StoreException;

/** Connects before anything is measured: on a busy machine a cold JVM may take longer than a command may. */
final class FirstContact {

    private static final int TRIES = 10;

    private FirstContact() {}

    static void with(Runnable harmless) {
        for (int i = 1; ; i++) {
            try {
                harmless.run();
                return;
            } catch (StoreException notYet) {
                if (i == TRIES) {
                    throw notYet;
                }
            }
        }
    }
}
