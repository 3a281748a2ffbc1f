package io.github.otpgate;

import io.github.otpgate.Hearing.News;
import io.github.otpgate.receipt.DeliveryUpdate;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells of reports that came before the send call returned. The book, which finds them, is older than those who want to
 * know: it hears of no report before it knows a message, so nothing is missed.
 */
final class EarlyNews implements Consumer<DeliveryUpdate> {

    private final Afterwards afterwards;
    private final AtomicReference<@Nullable News> news = new AtomicReference<>();

    EarlyNews(Afterwards afterwards) {
        this.afterwards = afterwards;
    }

    void tell(News who) {
        news.set(who);
    }

    /** Called on a thread of the store, which may not wait for listeners. */
    @Override
    public void accept(DeliveryUpdate update) {
        News who = news.get();
        if (who != null) {
            afterwards.run(() -> {
                who.told(update);
                who.measured(update);
            });
        }
    }
}
