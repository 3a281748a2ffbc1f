package io.github.otpgate.receipt;

import static io.github.otpgate.receipt.BookFixture.opening;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Channel;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.receipt.ScriptedReceiptStore.Progress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a withheld message pretends. */
class ImitationTest {

    private final BookFixture fixture = new BookFixture();
    private final ScriptedReceiptStore store = fixture.store;
    private final ReceiptBook book = fixture.book(BookFixture.hasty());

    private Pretence pretended(Submission real, Progress progress) {
        book.attempted(opening(Channel.SMS, false), BookFixture.attempt(), "main", real);
        store.progress = progress;
        return pretended();
    }

    private Pretence pretended() {
        book.open(opening(Channel.SMS, true));
        return store.opened.get(store.opened.size() - 1).pretence().orElseThrow();
    }

    private static void assertUsual(Pretence pretence) {
        assertThat(pretence.first()).isEqualTo(DeliveryState.SUBMITTED);
        assertThat(pretence.last()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(pretence.after()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(10));
    }

    @Test
    void open_thatIsNotWithheld_pretendsNothing() {
        book.open(opening(Channel.SMS, false));

        assertThat(store.opened.get(0).pretence()).isEmpty();
    }

    @Test
    void withheld_afterADeliveredOne_takesAboutAsLong() {
        Progress delivered = new Progress(DeliveryState.DELIVERED, Duration.ofMinutes(5), Duration.ofSeconds(40));
        Pretence pretence = pretended(new Accepted("1"), delivered);
        Set<Duration> drawn = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            drawn.add(pretended().after());
        }

        assertThat(pretence.first()).isEqualTo(DeliveryState.SUBMITTED);
        assertThat(pretence.last()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(drawn).hasSizeGreaterThan(1).allMatch(after -> Math.abs(after.toMillis() - 40_000) <= 4_000);
    }

    @Test
    void withheld_afterOneThatNobodyReported_isNotReported() {
        Progress silent = new Progress(DeliveryState.UNKNOWN, Duration.ofMinutes(5), Duration.ZERO);

        assertThat(pretended(new Uncertain("timeout"), silent))
                .isEqualTo(new Pretence(DeliveryState.UNKNOWN, DeliveryState.UNKNOWN, Duration.ZERO));
    }

    @Test
    void withheld_afterOneThatMayStillBeReported_isTheUsual() {
        assertUsual(pretended(
                new Accepted("1"), new Progress(DeliveryState.SUBMITTED, Duration.ofSeconds(20), Duration.ZERO)));
    }

    @Test
    void withheld_afterRefusalsOrCallsOnly_isTheUsual() {
        book.attempted(opening(Channel.VOICE, false), BookFixture.attempt(), "call", new Accepted("1"));
        Progress failed = new Progress(DeliveryState.FAILED, Duration.ofMinutes(5), Duration.ofMinutes(2));

        assertUsual(pretended(new Rejected(ErrorClass.TEMPORARY, "5"), failed));
        assertThat(store.calls).doesNotContain("look");
    }

    @Test
    void withheld_storeFails_isTheUsual() {
        store.instead.put("look", CompletableFuture.failedFuture(new IllegalStateException("away")));

        assertUsual(
                pretended(new Accepted("1"), new Progress(DeliveryState.FAILED, Duration.ofMinutes(5), Duration.ZERO)));
    }
}
