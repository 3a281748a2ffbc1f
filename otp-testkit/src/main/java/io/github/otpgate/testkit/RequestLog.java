package io.github.otpgate.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What arrived at a simulator: the last 1000 requests, fewer if they are large. Safe for use by many threads. A request is
 * here before it is answered, whichever fault was played on it.
 */
public final class RequestLog {

    private static final int CAPACITY = 1000;
    private static final long LARGEST = 16L * 1024 * 1024;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private long bytes;
    private long sends;

    RequestLog() {}

    /** Everything kept, oldest first. */
    public synchronized List<RecordedRequest> list() {
        return List.copyOf(requests);
    }

    /** The newest request. */
    public synchronized Optional<RecordedRequest> last() {
        return Optional.ofNullable(requests.peekLast());
    }

    /** How many requests to send something ever came, those no longer kept included. */
    public synchronized long count() {
        return sends;
    }

    synchronized void add(RecordedRequest request, boolean send) {
        requests.addLast(request);
        bytes += request.size();
        sends += send ? 1 : 0;
        while (requests.size() > CAPACITY || (bytes > LARGEST && requests.size() > 1)) {
            bytes -= requests.removeFirst().size();
        }
    }
}
