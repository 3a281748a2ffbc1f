package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Capabilities;
import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.capability.BatchSend;
import io.github.otpgate.provider.capability.MultiSend;
import io.github.otpgate.provider.capability.TemplateSend;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Haotingyun SMS, API v2; Yunpian speaks the same.
 *
 * <pre>
 * out  POST form  apikey, mobile, text (signature first); extend, uid, callback_url where configured
 * in   JSON       code (integer; 0 is accepted), sid (more than 32 bits), count (pieces), fee, unit
 * </pre>
 *
 * <p>Success is told by the body alone: a refusal comes with HTTP 400 and the same JSON. Numbers of mainland China go
 * without country code, others in E.164.
 *
 * <p>Source: the vendor's API document, "single_send" and "anti-harassment"; read 2026-11-21.
 */
final class HaotingyunProvider implements Provider {

    /** The documented windows (one in 30 s, three in 5 min) and a second for the way there, which varies. */
    private static final List<Window> WINDOWS =
            List.of(new Window(1, Duration.ofSeconds(31)), new Window(3, Duration.ofSeconds(301)));

    private final String name;
    private final HaotingyunSends sends;
    private final Capabilities capabilities;

    HaotingyunProvider(String name, HaotingyunSends sends, Capabilities others) {
        this.name = name;
        this.sends = sends;
        this.capabilities = others.with(BatchSend.class, new HaotingyunBatchSend(sends))
                .with(MultiSend.class, new HaotingyunMultiSend(sends))
                .with(TemplateSend.class, new HaotingyunTemplateSend(sends));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public List<Window> windows() {
        return WINDOWS;
    }

    @Override
    public int longestText() {
        return sends.longestText();
    }

    @Override
    public Submission submit(Message message) {
        return sends.single(message);
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        return capabilities.find(kind);
    }

    @Override
    public String toString() {
        return "HaotingyunProvider[" + name + "]";
    }
}
