package io.github.otpgate.route.lane;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Capabilities;
import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.capability.BatchSubmission;
import io.github.otpgate.provider.capability.MultiSend;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Accepts every message under its phone's number, once the test lets it. */
final class FakeVendor implements Provider {

    /** A request as it came, and on which thread. */
    record Request(List<Message> messages, boolean many, String thread) {
        List<String> phones() {
            return messages.stream().map(message -> message.to().e164()).toList();
        }
    }

    private static final int ALL = 1_000_000;

    private final String name;
    private final int most;
    private final Semaphore gate = new Semaphore(ALL);
    private final AtomicReference<UnaryOperator<List<Submission>>> says =
            new AtomicReference<>(UnaryOperator.identity());
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    final AtomicInteger underWay = new AtomicInteger();
    final AtomicInteger mostUnderWay = new AtomicInteger();

    private FakeVendor(String name, int most) {
        this.name = name;
        this.most = most;
    }

    /** One that takes many in one request, but none whose text begins with "alone". */
    static FakeVendor merging(int most) {
        return new FakeVendor("main", most);
    }

    static FakeVendor single(String name) {
        return new FakeVendor(name, 0);
    }

    static Message message(String phone) {
        return message(phone, "text");
    }

    static Message message(String phone, String text) {
        return new Message(new PhoneNumber(phone), Channel.SMS, text, "1234");
    }

    static Message message(int number) {
        return message("+86" + (13_000_000_000L + number));
    }

    /** From now on nothing is answered but what {@link #release} lets through. */
    FakeVendor hold() {
        gate.drainPermits();
        return this;
    }

    void release(int answers) {
        gate.release(answers);
    }

    void releaseAll() {
        gate.release(ALL);
    }

    /** Answers that instead; may throw. */
    FakeVendor says(UnaryOperator<List<Submission>> other) {
        says.set(other);
        return this;
    }

    /** The next request, which must come. */
    Request next() throws InterruptedException {
        Request next = requests.poll(20, SECONDS);
        if (next == null) {
            throw new AssertionError("no request came");
        }
        return next;
    }

    boolean isQuiet() {
        return requests.isEmpty();
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
        return List.of();
    }

    @Override
    public Submission submit(Message message) {
        return exchange(new Request(
                        List.of(message), false, Thread.currentThread().getName()))
                .get(0);
    }

    private List<Submission> exchange(Request request) {
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        requests.add(request);
        try {
            gate.acquire();
        } catch (InterruptedException e) {
            return List.of(new Submission.Uncertain("interrupted"));
        } finally {
            underWay.decrementAndGet();
        }
        return requireNonNull(says.get())
                .apply(request.phones().stream()
                        .<Submission>map(Submission.Accepted::new)
                        .toList());
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        Capabilities all = Capabilities.none();
        return (most == 0 ? all : all.with(MultiSend.class, new Many())).find(kind);
    }

    private final class Many implements MultiSend {

        @Override
        public int mostMessages() {
            return most;
        }

        @Override
        public boolean takes(Message message) {
            return !message.text().startsWith("alone");
        }

        @Override
        public BatchSubmission submit(List<Message> messages) {
            Request request = new Request(messages, true, Thread.currentThread().getName());
            return new BatchSubmission(exchange(request), Optional.empty());
        }
    }
}
