package io.github.otpgate.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.Reply.Part;
import io.github.otpgate.provider.capability.VendorNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LongRepliesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T04:00:00.123456789Z");

    private final ScriptedPartStore store = new ScriptedPartStore();
    private final LongReplies replies = new LongReplies(store, new PlainSealer(), LongReplies.DEFAULT_EXPIRY);

    private static Reply reply(String text, Part part) {
        return new Reply(
                Optional.of("id" + part.number()),
                new VendorNumber("13800138000"),
                text,
                Optional.of(NOON.plusSeconds(60 - part.number())),
                "01",
                Optional.of(part));
    }

    @Test
    void add_replyThatIsNoPart_comesBackAsItIs() {
        Reply whole = new Reply(
                Optional.empty(), new VendorNumber("13800138000"), "TD", Optional.empty(), "", Optional.empty());

        assertThat(replies.add("main", whole)).containsSame(whole);
        assertThat(store.commands).isEmpty();
    }

    @Test
    void add_lastPart_isTheWholeMessage() {
        replies.add("main", reply("三", new Part(7, 2, 2)));
        replies.add("main", reply("一", new Part(7, 2, 1)));
        store.completeWith(List.of(store.sealed(0), store.sealed(1)));

        Optional<Reply> whole = replies.add("main", reply("一", new Part(7, 2, 1)));

        assertThat(whole)
                .contains(new Reply(
                        Optional.of("id1"),
                        new VendorNumber("13800138000"),
                        "一三",
                        Optional.of(NOON.plusSeconds(58)),
                        "01",
                        Optional.empty()));
    }

    @Test
    void add_partsWithoutIdTimeAndExtension_areJoinedWithoutThem() {
        VendorNumber from = new VendorNumber("13800138000");
        Part part = new Part(0, 255, 255);
        replies.add("main", new Reply(Optional.empty(), from, "x", Optional.empty(), "", Optional.of(part)));
        store.completeWith(List.of(store.sealed(0)));

        Optional<Reply> whole = replies.add("main", reply("二", new Part(7, 3, 2)));

        assertThat(whole).contains(new Reply(Optional.empty(), from, "x", Optional.empty(), "", Optional.of(part)));
    }

    @Test
    void add_emojiCutInHalf_isWholeAgain() {
        replies.add("main", reply("a\uD83D", new Part(7, 2, 1)));
        replies.add("main", reply("\uDE00b", new Part(7, 2, 2)));
        store.overdue.add(new SealedParts(List.of(store.sealed(0), store.sealed(1)), Bytes.none()));

        assertThat(replies.overdue()).extracting(Reply::text).containsExactly("a😀b");
    }

    @Test
    void add_identity_followsProviderSenderExtensionReferenceAndTotal() {
        Reply one = reply("x", new Part(7, 3, 1));
        Reply other = new Reply(one.id(), new VendorNumber("13900139000"), "x", one.at(), "01", one.part());
        Reply elsewhere = new Reply(one.id(), one.from(), "x", one.at(), "02", one.part());

        replies.add("main", one);
        replies.add("main", reply("y", new Part(7, 3, 2)));
        replies.add("second", one);
        replies.add("main", other);
        replies.add("main", elsewhere);
        replies.add("main", reply("x", new Part(8, 3, 1)));
        replies.add("main", reply("x", new Part(7, 4, 1)));

        List<List<Bytes>> names =
                store.commands.stream().map(PartCommand::names).toList();
        assertThat(names.get(0)).isEqualTo(names.get(1));
        assertThat(names.subList(1, names.size())).doesNotHaveDuplicates();
    }

    @Test
    void add_digest_followsTextNumberAndMessageAlone() {
        Reply one = reply("x", new Part(7, 3, 1));

        replies.add("main", one);
        replies.add("main", new Reply(Optional.empty(), one.from(), "x", Optional.empty(), "01", one.part()));
        replies.add("main", reply("y", new Part(7, 3, 1)));
        replies.add("main", reply("x", new Part(7, 3, 2)));
        replies.add("main", reply("x", new Part(8, 3, 1)));

        List<Bytes> digests =
                store.commands.stream().map(command -> command.part().digests()).toList();
        assertThat(digests.get(0)).isEqualTo(digests.get(1));
        assertThat(digests.subList(1, digests.size())).doesNotHaveDuplicates();
    }

    @Test
    void add_partThatNoNetworkMakes_comesBackAsItIs() {
        Part part = new Part(7, 3, 1);
        Reply longest = reply("x".repeat(2048), part);
        Reply tooLong = reply("验".repeat(683), part);
        Reply longNumber = new Reply(
                Optional.empty(), new VendorNumber("1".repeat(100_000)), "x", Optional.empty(), "", Optional.of(part));

        assertThat(replies.add("main", longest)).isEmpty();
        assertThat(replies.add("main", tooLong)).containsSame(tooLong);
        assertThat(replies.add("main", longNumber)).containsSame(longNumber);
        assertThat(store.commands).hasSize(1);
    }

    @Test
    void overdue_partsThatCannotBeRead_leaveTheOthers() {
        replies.add("main", reply("一", new Part(7, 3, 1)));
        replies.add("main", reply("三", new Part(7, 3, 3)));
        Bytes gone = Bytes.of(PlainSealer.GONE);
        store.overdue.add(new SealedParts(List.of(gone, store.sealed(1), store.sealed(0)), Bytes.none()));
        store.overdue.add(new SealedParts(List.of(gone), Bytes.none()));
        store.overdue.add(new SealedParts(List.of(Bytes.of((byte) 2), Bytes.of((byte) 1)), Bytes.none()));

        assertThat(replies.overdue()).extracting(Reply::text).containsExactly("一三");
    }

    @Test
    void overdue_messageWithoutAllParts_hasThePlaceOfItsFirst() {
        replies.add("main", reply("二", new Part(7, 3, 2)));
        replies.add("main", reply("三", new Part(7, 3, 3)));
        replies.add("main", reply("一", new Part(8, 1, 1)));
        store.overdue.add(new SealedParts(List.of(store.sealed(1), store.sealed(0)), Bytes.none()));
        store.overdue.add(new SealedParts(List.of(store.sealed(2)), Bytes.none()));

        assertThat(replies.overdue())
                .extracting(Reply::part)
                .containsExactly(Optional.of(new Part(7, 3, 2)), Optional.empty());
    }

    @Test
    void overdue_partOfAnotherMessage_isNotMixedIn() {
        replies.add("main", reply("一", new Part(7, 3, 1)));
        replies.add("main", reply("二", new Part(8, 3, 2)));
        store.overdue.add(new SealedParts(List.of(store.sealed(0), store.sealed(1)), Bytes.none()));

        assertThat(replies.overdue()).extracting(Reply::text).containsExactly("一");
    }

    @Test
    void new_expiryOutOfRange_isRefused() {
        for (Duration expiry : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofHours(13))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new LongReplies(store, new PlainSealer(), expiry));
        }
    }

    @Test
    void overdue_takerThatThrows_isNotSettled() {
        replies.add("main", reply("a", new Part(7, 2, 1)));
        store.overdue.add(new SealedParts(List.of(store.sealed(0)), Bytes.of((byte) 7)));

        assertThatIllegalStateException()
                .isThrownBy(() -> replies.overdue((provider, reply) -> {
                    throw new IllegalStateException("the process ends here");
                }));

        assertThat(store.settled).isEmpty();
        replies.overdue((provider, reply) -> assertThat(provider).isEqualTo("main"));
        assertThat(store.settled).containsExactlyElementsOf(store.overdue);
    }

    @Test
    void overdue_takerThatThrowsAtOne_isGivenTheOthers() {
        for (int reference = 1; reference <= 3; reference++) {
            replies.add("main", reply("" + reference, new Part(reference, 2, 1)));
            store.overdue.add(new SealedParts(List.of(store.sealed(reference - 1)), Bytes.of((byte) reference)));
        }
        List<String> heard = new ArrayList<>();

        assertThatIllegalStateException()
                .isThrownBy(() -> replies.overdue((provider, reply) -> {
                    heard.add(reply.text());
                    if (!reply.text().equals("2")) {
                        throw new IllegalStateException(reply.text());
                    }
                }))
                .satisfies(first -> assertThat(first.getSuppressed()).hasSize(1));

        assertThat(heard).containsExactly("1", "2", "3");
        assertThat(store.settled).containsExactly(store.overdue.get(1));
    }
}
