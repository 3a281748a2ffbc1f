package io.github.otpgate.receipt.poll;

import io.github.otpgate.event.OtpEvent.DeadLetter;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Replaceable;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.VendorAnswer.Unclear;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.receipt.inbox.Intake;
import java.time.Duration;
import java.util.function.Supplier;

/** Fetches from a queue that gives each item once. For one thread. */
final class PullTask<T> implements PollTask {

    private static final String LOST = " may be lost: no answer came";

    private final Queue<T> queue;
    private final PollTools tools;
    private final Intake intake;
    private final Pace pace;
    private final Keeping keeping;
    private final PollTally tally = new PollTally();
    /** What came last. A vendor that gives the same again has a queue that does not empty, or a gateway that speaks for it. */
    private final Replaceable<Bytes> last = new Replaceable<>(Bytes.none());

    private final Replaceable<String> silence = new Replaceable<>("");

    PullTask(Queue<T> queue, PollTools tools, PollSettings settings, Closing closing) {
        this.queue = queue;
        this.tools = tools;
        this.intake = new Intake(tools.inbox());
        String what = queue.name() + " of " + queue.provider();
        this.pace = new Pace(what, new Pace.Range(settings.interval(), settings.longestInterval()));
        this.keeping = new Keeping(what, closing);
    }

    /** What is fetched, and where it goes. */
    record Queue<T>(String provider, String name, Supplier<VendorAnswer<Pulled<T>>> fetch, Sink<T> sink) {}

    /** Takes what was fetched. */
    @FunctionalInterface
    interface Sink<T> {
        void take(Intake intake, String provider, Pulled<T> pulled);
    }

    @Override
    public Duration poll() {
        VendorAnswer<Pulled<T>> answer = queue.fetch().get();
        tally.asked().increment();
        if (answer instanceof Success<Pulled<T>> success) {
            silence.set("");
            return take(success.value());
        }
        if (answer instanceof Refused<Pulled<T>> refused) {
            tally.refused().increment();
            return pace.refused(refused.refusal());
        }
        tally.unclear().increment();
        return unclear((Unclear<Pulled<T>>) answer);
    }

    private Duration take(Pulled<T> pulled) {
        int count = pulled.items().size() + pulled.unread();
        if (count == 0) {
            return pace.empty();
        }
        if (isRepeated(pulled.raw())) {
            return pace.empty();
        }
        tally.items().add(count);
        if (!keeping.done(() -> queue.sink().take(intake, queue.provider(), pulled))) {
            tally.lost().add(count);
        }
        last.set(pulled.raw());
        return pace.found();
    }

    private boolean isRepeated(Bytes raw) {
        return raw.length() > 0 && raw.equals(last.get());
    }

    /** A vendor gives each item once, so what came in the place of an answer may be all there is left of them. */
    private Duration unclear(Unclear<Pulled<T>> unclear) {
        Bytes body = unclear.body();
        if (body.length() == 0) {
            alarmOnce(unclear.detail());
        } else if (!isRepeated(body)) {
            boolean unused = keeping.done(() -> intake.unclear(queue.provider(), unclear.detail(), body));
            last.set(body);
        }
        return pace.unclear();
    }

    private void alarmOnce(String detail) {
        if (!silence.get().equals(detail)) {
            silence.set(detail);
            tools.events().on(new DeadLetter(queue.provider(), queue.name() + LOST + " (" + detail + ")"));
        }
    }

    @Override
    public String provider() {
        return queue.provider();
    }

    @Override
    public String name() {
        return queue.name();
    }

    @Override
    public PollTally tally() {
        return tally;
    }
}
