package io.github.otpgate.testkit;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What simulated phones received: the last 1000 messages, whoever they were for. Safe for use by many threads. */
public final class PhoneInbox {

    private static final int CAPACITY = 1000;

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<ReceivedMessage> messages = new ArrayDeque<>();
    private long sequence;

    /** An empty inbox; the clock stamps what arrives. */
    public PhoneInbox(Clock clock) {
        this.clock = clock;
    }

    /** Puts a message on a phone; a simulator calls it when it accepts one. */
    public ReceivedMessage receive(String phone, String text) {
        lock.lock();
        try {
            ReceivedMessage message = new ReceivedMessage(++sequence, phone, text, clock.instant());
            messages.addLast(message);
            if (messages.size() > CAPACITY) {
                messages.removeFirst();
            }
            arrived.signalAll();
            return message;
        } finally {
            lock.unlock();
        }
    }

    /** Everything kept, oldest first. */
    public List<ReceivedMessage> messages() {
        lock.lock();
        try {
            return List.copyOf(messages);
        } finally {
            lock.unlock();
        }
    }

    /**
     * What one phone received, oldest first.
     *
     * @param phone in any usual form: {@code +8613800138000} also finds what was sent to {@code 13800138000}
     */
    public List<ReceivedMessage> messagesTo(String phone) {
        return messages().stream()
                .filter(message -> PhoneMatch.same(message.phone(), phone))
                .toList();
    }

    /**
     * The newest message to a phone, waiting for the first one if there is none yet.
     *
     * @throws AssertionError if none arrives in time
     */
    public ReceivedMessage awaitMessage(String phone, Duration timeout) {
        return awaitMessageAfter(0, phone, timeout);
    }

    /**
     * The newest message to a phone that is later than a given one, waiting until there is one.
     *
     * @param sequence of the message already known, see {@link ReceivedMessage#sequence}
     * @throws AssertionError if none arrives in time
     */
    public ReceivedMessage awaitMessageAfter(long sequence, String phone, Duration timeout) {
        long left = timeout.toNanos();
        lock.lock();
        try {
            Optional<ReceivedMessage> found = newest(sequence, phone);
            while (found.isEmpty() && left > 0) {
                left = arrived.awaitNanos(left);
                found = newest(sequence, phone);
            }
            return found.orElseThrow(() -> new AssertionError(
                    "No message to " + ReceivedMessage.masked(phone) + " within " + timeout.toMillis() + " ms"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for a message", e);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything kept; the sequence goes on. */
    public void clear() {
        lock.lock();
        try {
            messages.clear();
        } finally {
            lock.unlock();
        }
    }

    private Optional<ReceivedMessage> newest(long after, String phone) {
        Iterable<ReceivedMessage> newestFirst = messages::descendingIterator;
        for (ReceivedMessage message : newestFirst) {
            if (message.sequence() <= after) {
                return Optional.empty();
            }
            if (PhoneMatch.same(message.phone(), phone)) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }
}
