package io.github.otpgate.route.lane;

import io.github.otpgate.model.PhoneNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Messages in the order in which they came: those that may go together, and those that go by themselves. */
final class Line {

    private final int most;
    private final Set<Waiting> joining = new LinkedHashSet<>();
    private final Set<Waiting> alone = new LinkedHashSet<>();

    /**
     * An empty one.
     *
     * @param most messages of one request
     */
    Line(int most) {
        this.most = most;
    }

    void add(Waiting waiting) {
        of(waiting).add(waiting);
    }

    void remove(Waiting waiting) {
        of(waiting).remove(waiting);
    }

    private Set<Waiting> of(Waiting waiting) {
        return waiting.joins() ? joining : alone;
    }

    int size() {
        return joining.size() + alone.size();
    }

    /** How many requests they are, if no phone is there twice. */
    int requests() {
        return (joining.size() + most - 1) / most + alone.size();
    }

    /** Since when the first waits, if it could use others to go with. */
    Optional<Long> lonelySince() {
        boolean lonely = alone.isEmpty() && !joining.isEmpty() && joining.size() < most;
        return lonely ? Optional.of(first(joining).since()) : Optional.empty();
    }

    /** Lets the next request's messages leave, no phone twice; none if all were withdrawn. */
    List<Waiting> depart() {
        List<Waiting> request = departing();
        while (request.isEmpty() && size() > 0) {
            request = departing();
        }
        return request;
    }

    private List<Waiting> departing() {
        boolean together = alone.isEmpty()
                || (!joining.isEmpty() && first(joining).since() - first(alone).since() <= 0);
        return together ? departing(joining, most) : departing(alone, 1);
    }

    private static List<Waiting> departing(Set<Waiting> from, int most) {
        List<Waiting> request = new ArrayList<>();
        Set<PhoneNumber> phones = new HashSet<>();
        Iterator<Waiting> all = from.iterator();
        while (all.hasNext() && request.size() < most) {
            Waiting next = all.next();
            if (!phones.add(next.message().to())) {
                continue;
            }
            all.remove();
            if (next.leave()) {
                request.add(next);
            } else {
                phones.remove(next.message().to());
            }
        }
        return request;
    }

    List<Waiting> clear() {
        List<Waiting> all = new ArrayList<>(joining);
        all.addAll(alone);
        joining.clear();
        alone.clear();
        return all;
    }

    private static Waiting first(Set<Waiting> waiting) {
        return waiting.iterator().next();
    }
}
