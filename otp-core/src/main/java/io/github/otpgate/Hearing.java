package io.github.otpgate;

import io.github.otpgate.event.OtpEvent.Reported;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.model.WireName;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.receipt.DeliveryUpdate;
import io.github.otpgate.receipt.LongReplies;
import io.github.otpgate.receipt.ReceiptBook;
import io.github.otpgate.receipt.ReceiptListener;
import io.github.otpgate.receipt.ReportPage;
import io.github.otpgate.receipt.inbox.Received;
import io.github.otpgate.receipt.inbox.ReceivedEntry;
import io.github.otpgate.receipt.inbox.ReceivedHandler;
import io.github.otpgate.receipt.reply.Replies;
import io.github.otpgate.route.Router;
import java.util.List;

/** Processes what vendors told: reports move deliveries, replies are put together and heeded. May do so again. */
final class Hearing implements ReceivedHandler {

    private final ReceiptBook book;
    private final LongReplies longReplies;
    private final Replies replies;
    private final News news;

    Hearing(ReceiptBook book, LongReplies longReplies, Replies replies, News news) {
        this.book = book;
        this.longReplies = longReplies;
        this.replies = replies;
        this.news = news;
    }

    /** Those who want to know that a report said something new. */
    record News(Router router, OtpListener events, List<ReceiptListener> listeners) {

        News {
            listeners = List.copyOf(listeners);
        }

        /** What does not wait for anybody. */
        void measured(DeliveryUpdate update) {
            router.reported(update.provider(), update.report().outcome());
            String outcome = WireName.of(update.report().outcome());
            events.on(new Reported(update.provider(), outcome));
        }

        void told(DeliveryUpdate update) {
            listeners.forEach(listener -> listener.reported(update));
        }

        void replied(String provider, Reply reply) {
            listeners.forEach(listener -> listener.replied(provider, reply));
        }
    }

    @Override
    public void handle(List<ReceivedEntry> entries) {
        List<DeliveryUpdate> updates =
                book.report(entries.stream().map(Hearing::page).toList());
        updates.forEach(news::told);
        entries.forEach(entry -> reply(entry.received()));
        // Last: what a listener has to be told again must not be measured again.
        updates.forEach(news::measured);
    }

    private static ReportPage page(ReceivedEntry entry) {
        Received received = entry.received();
        return new ReportPage(entry.name(), received.provider(), received.reports());
    }

    private void reply(Received received) {
        received.replies().forEach(reply -> longReplies.add(received.provider(), reply, replies::take));
    }

    /** Long replies that will not become whole are heeded as they are. */
    void flush() {
        longReplies.overdue(replies::take);
    }
}
