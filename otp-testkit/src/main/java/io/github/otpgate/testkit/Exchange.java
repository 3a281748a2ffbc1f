package io.github.otpgate.testkit;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request: the vendor's work and its answer, or the fault in its place. */
final class Exchange {

    private final Wire wire;
    private final Supplier<HttpReply> work;

    Exchange(Wire wire, Supplier<HttpReply> work) {
        this.wire = wire;
        this.work = work;
    }

    void play(FaultScript.Cue cue) {
        Fault fault = cue.fault();
        if (fault instanceof Fault.Answer answer) {
            wire.write(answer.reply());
        } else if (fault instanceof Fault.Endless endless) {
            wire.endless(endless.piece());
        } else if (fault instanceof Fault.Reset) {
            wire.reset();
        } else if (fault instanceof Fault.Delay delay) {
            wire.later(delay.time(), () -> wire.write(work.get()));
        } else {
            workThenPlay(fault, cue);
        }
    }

    private void workThenPlay(@Nullable Fault fault, FaultScript.Cue cue) {
        HttpReply reply = work.get();
        if (fault instanceof Fault.AcceptThenHang hang) {
            var over =
                    cue.cleared().copy().completeOnTimeout(null, hang.longest().toMillis(), TimeUnit.MILLISECONDS);
            wire.after(over, () -> wire.write(reply));
        } else if (fault instanceof Fault.AcceptThenReset) {
            wire.reset();
        } else if (fault instanceof Fault.AcceptThenAnswer answer) {
            wire.write(answer.reply());
        } else if (fault instanceof Fault.OtherStatus other) {
            wire.write(reply.withStatus(other.status()));
        } else if (fault instanceof Fault.SlowBody slow) {
            wire.trickle(reply, slow.betweenBytes());
        } else {
            wire.write(reply);
        }
    }
}
