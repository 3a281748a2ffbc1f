package io.github.otpgate.receipt;

import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.Reply.Part;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Parts of one message, in order of their numbers. */
final class JoinedParts {

    private final List<Reply> parts;

    private JoinedParts(List<Reply> parts) {
        this.parts = parts;
    }

    /** Those that belong to the message of the first: whoever can write to the store must not mix messages. */
    static JoinedParts of(List<Reply> read) {
        return new JoinedParts(read.stream()
                .filter(each -> belongTogether(read.get(0), each))
                .sorted(Comparator.comparingInt(each -> part(each).number()))
                .toList());
    }

    private static boolean belongTogether(Reply one, Reply other) {
        return one.from().equals(other.from())
                && one.extension().equals(other.extension())
                && part(one).reference() == part(other).reference()
                && part(one).total() == part(other).total();
    }

    private static Part part(Reply reply) {
        return reply.part().orElseThrow();
    }

    int size() {
        return parts.size();
    }

    /** All texts as one reply; nothing without any part. */
    Optional<Reply> reply() {
        return parts.stream()
                .findFirst()
                .map(first ->
                        new Reply(first.id(), first.from(), text(), earliest(), first.extension(), Optional.empty()));
    }

    private String text() {
        return parts.stream().map(Reply::text).collect(Collectors.joining());
    }

    private Optional<Instant> earliest() {
        return parts.stream().map(Reply::at).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }
}
