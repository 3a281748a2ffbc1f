package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Charge;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.provider.capability.BatchSubmission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An answer about many messages, whose items are in the vendor's order, not in that of the request.
 *
 * @param total pieces and money; the vendor counts pieces, not recipients
 */
record HaotingyunBatch(List<Item> items, Optional<Charge> total) {

    private static final Submission LEFT_OUT = new Uncertain("left out of the answer");

    /**
     * What became of one message.
     *
     * @param number by which it is found, as {@link HaotingyunNumber#key} writes it
     */
    record Item(String number, Submission outcome) {

        @Override
        public String toString() {
            return "Item[" + outcome + "]";
        }
    }

    HaotingyunBatch {
        items = List.copyOf(items);
    }

    /** One outcome for each, found by its number; by its place where the vendor wrote the number in another way. */
    BatchSubmission submission(List<PhoneNumber> recipients) {
        List<String> asked = recipients.stream().map(PhoneNumber::domestic).toList();
        Map<String, Submission> named = named();
        List<Submission> placed = placed(asked);
        List<Submission> each = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            each.add(named.getOrDefault(asked.get(i), placed.get(i)));
        }
        return new BatchSubmission(each, total);
    }

    private Map<String, Submission> named() {
        Map<String, Submission> named = new HashMap<>();
        items.forEach(item -> named.merge(item.number(), item.outcome(), HaotingyunBatch::same));
        return named;
    }

    private static Submission same(Submission one, Submission other) {
        return one.equals(other) ? one : new Uncertain("in the answer twice, not the same");
    }

    private List<Submission> placed(List<String> asked) {
        boolean complete = items.size() == asked.size();
        Set<String> known = asked.stream().collect(Collectors.toUnmodifiableSet());
        List<Submission> placed = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            boolean somebodyElses = !complete || known.contains(items.get(i).number());
            placed.add(somebodyElses ? LEFT_OUT : items.get(i).outcome());
        }
        return placed;
    }
}
