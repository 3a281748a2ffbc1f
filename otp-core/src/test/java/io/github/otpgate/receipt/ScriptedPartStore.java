package io.github.otpgate.receipt;

import io.github.otpgate.model.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it is given, and hands out what a test tells it to. */
final class ScriptedPartStore implements PartStore {

    final List<PartCommand> commands = new ArrayList<>();
    final List<SealedParts> settled = new ArrayList<>();
    final List<SealedParts> overdue = new ArrayList<>();
    private final List<Bytes> whole = new ArrayList<>();

    /** The next part is the last one, and these are all. */
    void completeWith(List<Bytes> parts) {
        whole.addAll(parts);
    }

    Bytes sealed(int index) {
        return commands.get(index).part().content();
    }

    @Override
    public PartOutcome add(PartCommand command) {
        commands.add(command);
        return whole.isEmpty() ? new PartOutcome.Kept() : new PartOutcome.Whole(new SealedParts(whole, Bytes.none()));
    }

    @Override
    public List<SealedParts> takeOverdue(Duration again) {
        return List.copyOf(overdue);
    }

    @Override
    public void settle(SealedParts handedOut) {
        settled.add(handedOut);
    }
}
