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

    private final List<ReceivedPart> parts;

    private JoinedParts(List<ReceivedPart> parts) {
        this.parts = parts;
    }

    /** Those that belong to the message of the first: whoever can write to the store must not mix messages. */
    static JoinedParts of(List<ReceivedPart> read) {
        return new JoinedParts(read.stream()
                .filter(each -> belongTogether(read.get(0), each))
                .sorted(Comparator.comparingInt(each -> part(each.reply()).number()))
                .toList());
    }

    private static boolean belongTogether(ReceivedPart first, ReceivedPart another) {
        Reply one = first.reply();
        Reply other = another.reply();
        return first.provider().equals(another.provider())
                && one.from().equals(other.from())
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

    /**
     * All texts as one reply, and the provider through which it came; nothing without any part. Where some are missing it
     * has the place of its first.
     */
    Optional<ReceivedPart> whole() {
        return parts.stream().findFirst().map(first -> new ReceivedPart(first.provider(), whole(first.reply())));
    }

    private Reply whole(Reply first) {
        Optional<Part> place = parts.size() < part(first).total() ? first.part() : Optional.empty();
        return new Reply(first.id(), first.from(), text(), earliest(), first.extension(), place);
    }

    private String text() {
        return parts.stream().map(part -> part.reply().text()).collect(Collectors.joining());
    }

    private Optional<Instant> earliest() {
        return parts.stream()
                .map(part -> part.reply().at())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }
}
