package io.github.otpgate.receipt.reply;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.store.StoreException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps phones in a map; a test says when it is away, and when another caller is alone. */
final class ScriptedSuppressionStore implements SuppressionStore {

    final Map<Bytes, Bytes> phones = new LinkedHashMap<>();
    boolean away;
    int busy;
    Runnable beforeRemoval = () -> {};
    private boolean taken;

    private void answer() {
        if (away) {
            throw new StoreException("away", null);
        }
    }

    @Override
    public boolean add(SuppressedPhone phone, List<Bytes> otherNames) {
        answer();
        boolean known = otherNames.stream().anyMatch(phones::containsKey);
        return phones.putIfAbsent(phone.name(), phone.sealed()) == null && !known;
    }

    @Override
    public boolean remove(List<Bytes> names) {
        answer();
        Runnable first = beforeRemoval;
        beforeRemoval = () -> {};
        first.run();
        return phones.keySet().removeAll(names);
    }

    @Override
    public CompletionStage<Boolean> contains(List<Bytes> names) {
        return away
                ? CompletableFuture.failedFuture(new StoreException("away", null))
                : CompletableFuture.completedFuture(names.stream().anyMatch(phones::containsKey));
    }

    @Override
    public int parts() {
        return 1;
    }

    @Override
    public List<SuppressedPhone> part(int number) {
        answer();
        return phones.entrySet().stream()
                .map(entry -> new SuppressedPhone(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public boolean alone(Runnable work) {
        if (taken || busy > 0) {
            busy--;
            return false;
        }
        taken = true;
        work.run();
        taken = false;
        return true;
    }
}
