package io.github.otpgate.receipt;

import static io.github.otpgate.receipt.BookFixture.opening;
import static io.github.otpgate.receipt.BookFixture.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.model.Channel;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.receipt.ScriptedReceiptStore.Progress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In what order the store is asked, how often, and what happens where it fails. */
class ReceiptBookTest {

    private final BookFixture fixture = new BookFixture();
    private final ScriptedReceiptStore store = fixture.store;
    private final Opening text = opening(Channel.SMS, false);

    @Test
    void attempted_withAnId_claimsItAfterTheAccountIsWritten() {
        CompletableFuture<Object> added = new CompletableFuture<>();
        store.instead.put("add", added);

        fixture.book.attempted(text, BookFixture.attempt(), "main", new Accepted("1"));
        assertThat(store.calls).containsExactly("add", "addText");
        added.complete("");

        assertThat(store.calls).containsExactly("add", "addText", "claim", "finish");
        assertThat(store.added.get(0).named()).isTrue();
    }

    @Test
    void attempted_withoutAnId_isNotClaimed() {
        fixture.book.attempted(text, BookFixture.attempt(), "main", new Rejected(ErrorClass.TEMPORARY, "5"));
        fixture.book.attempted(text, BookFixture.attempt(), "main", new Uncertain("timeout"));

        assertThat(store.calls).containsExactly("add", "addText", "add", "addText");
        assertThat(store.added)
                .extracting(ReceiptStore.Added::state)
                .containsExactly(DeliveryState.FAILED, DeliveryState.UNKNOWN);
        assertThat(store.added).noneMatch(ReceiptStore.Added::named);
    }

    @Test
    void attempted_earlyReport_isToBeReportedAgainThenForgotten() {
        fixture.book.report("1-0", "main", List.of(report("1", DeliveryOutcome.DELIVERED)));
        store.calls.clear();

        fixture.book.attempted(text, BookFixture.attempt(), "main", new Accepted("1"));

        assertThat(store.calls).containsExactly("add", "claim", "forget", "finish", "addText");
        assertThat(store.early).isEmpty();
        assertThat(fixture.again).containsExactly(report("1", DeliveryOutcome.DELIVERED));
    }

    @Test
    void attempted_earlyReportCannotBeTakenBack_isNotForgotten() {
        fixture.book.report("1-0", "main", List.of(report("1", DeliveryOutcome.DELIVERED)));
        store.calls.clear();
        ReceiptBook full = new ReceiptBook(
                store,
                BookFixture.SEALER,
                new SecureRandom(),
                Clock.systemUTC(),
                (provider, reports) -> CompletableFuture.failedFuture(new IllegalStateException("full")));

        full.attempted(text, BookFixture.attempt(), "main", new Accepted("1"));

        assertThat(store.calls).containsExactly("add", "claim", "addText");
        assertThat(store.early).hasSize(1);
    }

    @Test
    void writing_storeFails_isCountedAndNothingElse() {
        store.instead.put("open", CompletableFuture.failedFuture(new IllegalStateException("away")));
        store.instead.put("addText", CompletableFuture.failedFuture(new IllegalStateException("away")));

        fixture.book.open(text);
        fixture.book.attempted(text, BookFixture.attempt(), "main", new Accepted("1"));

        assertThat(fixture.book.figures().unwritten()).isEqualTo(2);
        assertThat(store.calls).containsExactly("open", "add", "claim", "finish", "addText");
    }

    @Test
    void attempted_storeFailsForAWhile_isWrittenOnceItWorks() {
        store.instead.put("claim", CompletableFuture.failedFuture(new IllegalStateException("away")));
        fixture.book.attempted(text, BookFixture.attempt(), "main", new Accepted("1"));
        assertThat(store.calls).containsExactly("add", "claim", "addText");

        store.instead.remove("claim");

        await().until(() -> store.calls.contains("finish"));
        assertThat(store.calls).containsExactly("add", "claim", "addText", "add", "claim", "finish");
        assertThat(store.added)
                .extracting(each -> each.place().attempt())
                .hasSize(2)
                .containsOnly(store.added.get(0).place().attempt());
        assertThat(fixture.book.figures().unwritten()).isZero();
    }

    @Test
    void find_halfWrittenAndStoreTakesNothing_tellsWhatThereIs() {
        fixture.book.attempted(text, BookFixture.attempt(), "main", new Accepted("1"));
        store.unfinished = true;
        store.progress = new Progress(DeliveryState.SUBMITTED, Duration.ofSeconds(6), Duration.ZERO);
        store.instead.put("claim", CompletableFuture.failedFuture(new IllegalStateException("full")));

        assertThat(fixture.book.find(text.nonce())).map(Delivery::state).contains(DeliveryState.SUBMITTED);

        assertThat(fixture.book.figures().unwritten()).isEqualTo(1);
    }

    @Test
    void report_twoIdsOfOneMessageOnAPage_isNewsOnce() {
        fixture.book.attempted(text, BookFixture.attempt(), "main", new Accepted(List.of("1", "2"), Optional.empty()));

        assertThat(fixture.book.report(
                        "1-0",
                        "main",
                        List.of(report("1", DeliveryOutcome.DELIVERED), report("2", DeliveryOutcome.DELIVERED))))
                .hasSize(1);
    }

    @Test
    void close_whileSomethingIsWritten_waitsForIt() {
        CompletableFuture<Object> added = new CompletableFuture<>();
        store.instead.put("add", added);
        fixture.book.attempted(text, BookFixture.attempt(), "main", new Accepted("1"));
        Thread closing = new Thread(fixture.book::close);
        closing.start();
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);

        added.complete("");

        await().until(() -> !closing.isAlive());
        assertThat(store.calls).containsExactly("add", "addText", "claim", "finish");
    }

    @Test
    void attempted_afterClose_isNotTriedAgain() {
        fixture.book.close();
        store.instead.put("add", CompletableFuture.failedFuture(new IllegalStateException("away")));

        fixture.book.attempted(text, BookFixture.attempt(), "main", new Accepted("1"));

        assertThat(fixture.book.figures().unwritten()).isEqualTo(1);
    }

    @Test
    void report_thatIsKnown_isOneCall() {
        fixture.book.attempted(text, BookFixture.attempt(), "main", new Accepted("1"));
        List<DeliveryReport> reports = List.of(report("1", DeliveryOutcome.DELIVERED));
        assertThat(fixture.book.report("1-0", "main", reports)).hasSize(1);
        store.calls.clear();

        assertThat(fixture.book.report("2-0", "main", reports)).isEmpty();
        assertThat(fixture.book.report("3-0", "main", List.of(report("1", DeliveryOutcome.UNREACHABLE))))
                .isEmpty();

        assertThat(store.calls).containsExactly("owner", "owner");
    }

    @Test
    void report_thatSaysNothing_isNoCall() {
        assertThat(fixture.book.report("1-0", "main", List.of(report("1", DeliveryOutcome.PENDING))))
                .isEmpty();
        assertThat(fixture.book.report("1-0", "main", List.of())).isEmpty();

        assertThat(store.calls).isEmpty();
    }

    @Test
    void report_push_isBegunAsAWholeAndInPortions() {
        fixture.book.attempted(text, BookFixture.attempt(), "main", new Accepted(ids(), Optional.empty()));
        store.calls.clear();
        List<DeliveryReport> reports =
                ids().stream().map(id -> report(id, DeliveryOutcome.DELIVERED)).toList();

        fixture.book.report(
                "1-0",
                "main",
                IntStream.range(0, 3).boxed().flatMap(i -> reports.stream()).toList());

        assertThat(store.calls.subList(0, 1000))
                .isEqualTo(Stream.concat(
                                Collections.nCopies(500, "owner").stream(), Collections.nCopies(500, "move").stream())
                        .toList());
        assertThat(Collections.frequency(store.calls, "owner")).isEqualTo(600);
        assertThat(Collections.frequency(store.calls, "settle")).isEqualTo(600);
    }

    private static List<String> ids() {
        return IntStream.range(0, 600).mapToObj(Integer::toString).toList();
    }

    @Test
    void report_storeFails_throwsWhatTheStoreThrew() {
        fixture.book.attempted(text, BookFixture.attempt(), "main", new Accepted("1"));
        for (String call : List.of("settle", "move", "owner")) {
            store.instead.put(call, CompletableFuture.failedFuture(new IllegalStateException(call)));

            assertThatThrownBy(
                            () -> fixture.book.report("1-0", "main", List.of(report("1", DeliveryOutcome.DELIVERED))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(call);
        }
    }

    @Test
    void report_ofAnAccountThatIsGone_isDropped() {
        fixture.book.attempted(text, BookFixture.attempt(), "main", new Accepted("1"));
        store.moved = ReceiptStore.Moved.ABSENT;

        assertThat(fixture.book.report("1-0", "main", List.of(report("1", DeliveryOutcome.DELIVERED))))
                .isEmpty();

        assertThat(fixture.book.figures().dropped()).isEqualTo(1);
    }

    @Test
    void report_longWordOfAVendor_isCut() {
        fixture.book.attempted(text, BookFixture.attempt(), "main", new Accepted("1"));
        DeliveryReport report = new DeliveryReport(
                "1", Optional.empty(), DeliveryOutcome.UNKNOWN, "x".repeat(70_000), Optional.empty());

        assertThat(fixture.book.report("1-0", "main", List.of(report))).hasSize(1);

        assertThat(store.moves.get(0).word().length()).isLessThan(100);
    }

    @Test
    void report_earlyWithALongWord_isKeptCutAndWithALongNumberDropped() {
        String word = "长".repeat(70_000);
        DeliveryReport wordy =
                new DeliveryReport("1", Optional.empty(), DeliveryOutcome.UNKNOWN, word, Optional.empty());
        DeliveryReport nobodys = new DeliveryReport(
                "1",
                Optional.of(new VendorNumber("1".repeat(70_000))),
                DeliveryOutcome.UNKNOWN,
                "word",
                Optional.empty());

        assertThat(fixture.book.report("1-0", "main", List.of(wordy, nobodys))).isEmpty();

        assertThat(store.early)
                .singleElement()
                .satisfies(early -> assertThat(early.sealed().length()).isLessThan(300));
        assertThat(fixture.book.figures().dropped()).isEqualTo(1);
    }

    @Test
    void findMasked_tooMany_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> fixture.book.findMasked("138****8000", 101));
    }

    @Test
    void earlyAllowance_full_hasRoomInTheNextSlot() {
        EarlyAllowance allowance = new EarlyAllowance(2, BookFixture.hasty());
        EarlyAllowance still = new EarlyAllowance(2, Clock.fixed(BookFixture.NOON, ZoneOffset.UTC));
        for (int i = 0; i < 2; i++) {
            assertThat(still.hasRoom()).isTrue();
            still.use();
        }

        assertThat(still.hasRoom()).isFalse();
        IntStream.range(0, 2).forEach(i -> allowance.use());
        assertThat(allowance.hasRoom()).isFalse();
        assertThat(IntStream.range(0, 10).anyMatch(i -> allowance.hasRoom())).isTrue();
    }
}
