package io.github.otpgate.receipt.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.provider.capability.PushResult;
import io.github.otpgate.provider.capability.Reply;
import java.util.List;

/**
 * Takes in what a vendor pushed or was asked for: what could be read is kept, what could not is buried with all that it
 * came with. Thread safe. When a method returns, the store has acknowledged everything; where it throws
 * {@link io.github.otpgate.store.StoreException}, a part may have been kept, so doing it again is right.
 */
public final class Intake {

    private static final String UNREAD = " items could not be read";

    private final Inbox inbox;

    public Intake(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Takes in a push. Only when this has returned may the vendor be given {@link PushResult#answer()}. */
    public void pushed(String provider, PushRequest push, PushResult result) {
        if (result instanceof PushResult.Undecodable undecodable) {
            inbox.bury(provider, undecodable.reason(), raw(push));
            return;
        }
        PushResult.Decoded decoded = (PushResult.Decoded) result;
        inbox.keep(new Received(provider, decoded.reports(), decoded.replies()));
        if (decoded.unread() > 0) {
            inbox.bury(provider, decoded.unread() + UNREAD, raw(push));
        }
    }

    /** What was pushed in the query stands there, whatever the method. */
    private static Bytes raw(PushRequest push) {
        return push.body().length() > 0 ? push.body() : Bytes.of(push.query().getBytes(UTF_8));
    }

    /** Takes in reports that were fetched, which the vendor gives only once. */
    public void reports(String provider, Pulled<DeliveryReport> pulled) {
        take(new Received(provider, pulled.items(), List.of()), pulled);
    }

    /** Takes in replies that were fetched, which the vendor gives only once. */
    public void replies(String provider, Pulled<Reply> pulled) {
        take(new Received(provider, List.of(), pulled.items()), pulled);
    }

    private void take(Received received, Pulled<?> pulled) {
        inbox.keep(received);
        if (pulled.unread() > 0) {
            inbox.bury(received.provider(), pulled.unread() + UNREAD, pulled.raw());
        }
    }

    /** Takes in what came in the place of an answer: it may hold what the vendor gives only once. */
    public void unclear(String provider, String reason, Bytes body) {
        inbox.bury(provider, reason, body);
    }
}
