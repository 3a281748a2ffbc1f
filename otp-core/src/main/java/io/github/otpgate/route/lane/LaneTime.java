package io.github.otpgate.route.lane;

import java.time.Duration;

/** How time passes in a lane. */
interface LaneTime {

    /** Its tick. */
    long nanos();

    /** Runs that after so long, on a thread that may not be blocked. */
    void later(Duration time, Runnable work);
}
