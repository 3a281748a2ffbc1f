package io.github.otpgate;

import io.github.otpgate.model.Channel;
import io.github.otpgate.receipt.DeliveryState;
import io.github.otpgate.receipt.LastText;
import io.github.otpgate.receipt.ReceiptBook;
import io.github.otpgate.receipt.reply.SuppressionList;
import io.github.otpgate.route.Router;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a phone's past says about the next message: whether anybody there wants one, and whether text messages arrive.
 * Asked for at the same time as the limits, so that nothing waits for it.
 */
final class Standing {

    private static final CompletionStage<Boolean> NO = CompletableFuture.completedFuture(false);

    private final SuppressionList suppressed;
    private final ReceiptBook book;
    private final Router router;
    private final Optional<Duration> voiceAfter;

    Standing(SuppressionList suppressed, ReceiptBook book, Router router, Optional<Duration> voiceAfter) {
        this.suppressed = suppressed;
        this.book = book;
        this.router = router;
        this.voiceAfter = voiceAfter;
    }

    /**
     * Questions under way.
     *
     * @param optedOut whether nobody may write to the phone
     * @param slow whether the last text message did not arrive in time
     */
    record Asked(CompletionStage<Boolean> optedOut, CompletionStage<Boolean> slow) {

        boolean isOptedOut() {
            return Waiting.on(optedOut);
        }

        /** A book that cannot be read is no reason to call, nor one to refuse. */
        boolean isSlow() {
            return Waiting.on(slow.exceptionally(unreadable -> false));
        }
    }

    Asked ask(Wanted wanted) {
        return new Asked(
                suppressed.contains(wanted.phone()),
                voiceAfter.map(time -> slow(wanted, time)).orElse(NO));
    }

    private CompletionStage<Boolean> slow(Wanted wanted, Duration time) {
        boolean couldCall = wanted.request().channel() == Channel.SMS
                && router.serves(
                        Channel.VOICE, wanted.purpose(), wanted.destination().country());
        return couldCall
                ? book.lastText(wanted.phone(), wanted.purpose())
                        .thenApply(
                                last -> last.filter(text -> isSlow(text, time)).isPresent())
                : NO;
    }

    private static boolean isSlow(LastText text, Duration time) {
        return text.state() == DeliveryState.FAILED
                || (text.state() != DeliveryState.DELIVERED && text.age().compareTo(time) >= 0);
    }
}
