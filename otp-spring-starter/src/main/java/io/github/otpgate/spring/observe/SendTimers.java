package io.github.otpgate.spring.observe;

import io.github.otpgate.event.OtpEvent.SubmitEnded;
import io.github.otpgate.model.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How long providers take, by what they say. Thread safe. */
final class SendTimers {

    private final MeterRegistry registry;
    private final ConcurrentMap<Key, Timer> timers = new ConcurrentHashMap<>();

    SendTimers(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Key(String provider, Channel channel, String outcome) {}

    void record(SubmitEnded submit) {
        known(new Key(submit.provider(), submit.channel(), submit.outcome())).record(submit.took());
    }

    /** It is there from now on, at zero. */
    void begin(String provider, Channel channel, String outcome) {
        Timer unused = known(new Key(provider, channel, outcome));
    }

    private Timer known(Key key) {
        Timer known = timers.get(key);
        return known == null ? timers.computeIfAbsent(key, this::timer) : known;
    }

    private Timer timer(Key key) {
        return Timer.builder("otp.sends")
                .description("Messages handed to a provider, from hand-over to answer, by outcome")
                .tag("provider", key.provider())
                .tag("channel", key.channel().wireName())
                .tag("outcome", key.outcome())
                .register(registry);
    }
}
