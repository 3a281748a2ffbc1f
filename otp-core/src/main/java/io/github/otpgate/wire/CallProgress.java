package io.github.otpgate.wire;

import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.EventListener;

/** Remembers whether a request began to be written; from then on a failure proves nothing. */
final class CallProgress extends EventListener {

    private final AtomicBoolean written = new AtomicBoolean();

    boolean mayHaveArrived() {
        return written.get();
    }

    @Override
    public void requestHeadersStart(Call call) {
        written.set(true);
    }
}
