package io.github.otpgate.testkit.haotingyun;

import java.util.function.Supplier;

/** One path of the vendor. */
interface Endpoint {

    /** Reads every parameter at once; what comes back is run only if none of them was refused. */
    Supplier<Answer> read(Parameters parameters);
}
