package io.github.otpgate.captcha;

import io.github.otpgate.model.Bytes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers until the time given is over, as Redis does. */
final class MemoryOnceStore implements OnceStore {

    private final Clock clock;
    private final Map<Bytes, Instant> used = new ConcurrentHashMap<>();

    MemoryOnceStore(Clock clock) {
        this.clock = clock;
    }

    int size() {
        return used.size();
    }

    @Override
    public CompletionStage<Boolean> use(Bytes nonce, Duration life) {
        Instant now = clock.instant();
        used.computeIfPresent(nonce, (known, until) -> until.isAfter(now) ? until : null);
        return CompletableFuture.completedFuture(used.putIfAbsent(nonce, now.plus(life)) == null);
    }
}
