package io.github.otpgate.route;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.route.lane.Carriage;
import io.github.otpgate.route.lane.Carrier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A way that takes every message, and whose vendor answers by script; waiting makes the ticks pass. */
final class ScriptedCarrier implements Carrier {

    private static final String BROKEN = "broken";

    private final Provider provider;
    private final Ticks ticks;
    private final AtomicReference<Script> script =
            new AtomicReference<>(new Script(Optional.of(new Submission.Accepted("1")), Duration.ZERO, ""));
    final List<Message> carried = new CopyOnWriteArrayList<>();
    final List<ScriptedCarriage> carriages = new CopyOnWriteArrayList<>();

    ScriptedCarrier(String name, Ticks ticks) {
        this(name, Channel.SMS, ticks);
    }

    ScriptedCarrier(String name, Channel channel, Ticks ticks) {
        this.provider = new Named(name, channel);
        this.ticks = ticks;
    }

    private record Script(Optional<Submission> answer, Duration after, String withdrawn) {}

    private record Named(String name, Channel channel) implements Provider {
        @Override
        public List<Window> windows() {
            return List.of();
        }

        @Override
        public Submission submit(Message message) {
            throw new AssertionError("a router asks by the carrier");
        }
    }

    ScriptedCarrier answers(Submission answer) {
        return answers(answer, Duration.ZERO);
    }

    ScriptedCarrier answers(Submission answer, Duration after) {
        script.set(new Script(Optional.of(answer), after, ""));
        return this;
    }

    ScriptedCarrier accepts() {
        return answers(new Submission.Accepted("1"));
    }

    /** Takes messages and never says anything, until {@link ScriptedCarriage#bring}. */
    ScriptedCarrier hangs() {
        script.set(new Script(Optional.empty(), Duration.ZERO, ""));
        return this;
    }

    /** Nothing leaves: at once where it is full, else after all the time there is. */
    ScriptedCarrier withdraws(String reason) {
        script.set(new Script(Optional.empty(), Duration.ZERO, reason));
        return this;
    }

    /** A mistake in the way itself. */
    ScriptedCarrier breaks() {
        return withdraws(BROKEN);
    }

    ScriptedCarriage last() {
        return carriages.get(carriages.size() - 1);
    }

    @Override
    public Provider provider() {
        return provider;
    }

    @Override
    public Carriage carry(Message message) {
        carried.add(message);
        ScriptedCarriage carriage = new ScriptedCarriage(requireNonNull(script.get()), ticks.getAsLong());
        carriages.add(carriage);
        return carriage;
    }

    /** One message on that way. */
    final class ScriptedCarriage implements Carriage {

        private final Script script;
        private final long start;
        final List<Duration> limits = new CopyOnWriteArrayList<>();
        private final List<Consumer<Submission>> listening = new CopyOnWriteArrayList<>();

        private ScriptedCarriage(Script script, long start) {
            this.script = script;
            this.start = start;
        }

        @Override
        public Progress await(Duration limit) {
            limits.add(limit);
            if (script.withdrawn().equals(BROKEN)) {
                throw new IllegalStateException(BROKEN);
            }
            long end = ticks.getAsLong() + limit.toNanos();
            if (!script.withdrawn().isEmpty()) {
                ticks.passUntil(script.withdrawn().equals("busy") ? 0 : end);
                return new Progress.Withdrawn(script.withdrawn());
            }
            long answered = start + script.after().toNanos();
            if (script.answer().isEmpty() || answered > end) {
                ticks.passUntil(end);
                return new Progress.UnderWay();
            }
            ticks.passUntil(answered);
            return new Progress.Answered(script.answer().get());
        }

        @Override
        public void whenAnswered(Consumer<Submission> told) {
            listening.add(told);
        }

        boolean isListenedTo() {
            return !listening.isEmpty();
        }

        /** The answer comes now. */
        void bring(Submission answer) {
            listening.forEach(told -> told.accept(answer));
        }
    }
}
