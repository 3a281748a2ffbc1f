package io.github.otpgate.testkit;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A provider that sends nothing and remembers what it was given, so that a test can read the code. Accepts every
 * message until told otherwise. Thread safe. Never for production: the codes it keeps are in the clear.
 */
public final class RecordingProvider implements Provider {

    private final String name;
    private final Channel channel;
    private final List<Window> windows;
    private final List<Message> messages = new ArrayList<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile Function<Message, Submission> answer = this::accept;

    /** Carries text messages and declares no windows. */
    public RecordingProvider(String name) {
        this(name, Channel.SMS, List.of());
    }

    public RecordingProvider(String name, Channel channel, List<Window> windows) {
        this.name = name;
        this.channel = channel;
        this.windows = List.copyOf(windows);
    }

    private Submission accept(Message message) {
        return new Submission.Accepted(Long.toString(ids.incrementAndGet()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public List<Window> windows() {
        return windows;
    }

    @Override
    public Submission submit(Message message) {
        synchronized (messages) {
            messages.add(message);
        }
        return answer.apply(message);
    }

    /** Answers every message from now on with this. */
    public void answer(Submission always) {
        answer = message -> always;
    }

    /** What was handed over, oldest first. */
    public List<Message> messages() {
        synchronized (messages) {
            return List.copyOf(messages);
        }
    }

    /** The code of the newest message to the phone. */
    public String lastCode(PhoneNumber phone) {
        List<Message> all = messages();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).to().equals(phone)) {
                return all.get(i).code();
            }
        }
        throw new AssertionError("no message was sent to " + phone);
    }
}
