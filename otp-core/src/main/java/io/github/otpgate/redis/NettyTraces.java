package io.github.otpgate.redis;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.function.Supplier;

/**
 * What Netty remembers for a thread that has made a client or ended one. The thread may be a container's, which outlives the
 * application and would keep its classes.
 */
final class NettyTraces {

    private NettyTraces() {}

    /** Leaves none, but for a thread on which somebody else has left some: they may be needed. */
    static <T> T without(Supplier<T> work) {
        boolean clean = FastThreadLocal.size() == 0;
        try {
            return work.get();
        } finally {
            if (clean) {
                FastThreadLocal.removeAll();
            }
        }
    }
}
