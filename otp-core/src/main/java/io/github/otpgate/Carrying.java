package io.github.otpgate;

import io.github.otpgate.receipt.ReceiptBook;
import io.github.otpgate.receipt.inbox.Inbox;
import io.github.otpgate.receipt.inbox.InboxSettings;
import io.github.otpgate.receipt.inbox.Received;
import io.github.otpgate.receipt.reply.SuppressionList;
import io.github.otpgate.redis.RedisInboxStore;
import io.github.otpgate.redis.RedisPaceStore;
import io.github.otpgate.redis.RedisReceiptStore;
import io.github.otpgate.redis.RedisSuppressionStore;
import io.github.otpgate.route.Router;
import io.github.otpgate.route.RouterTools;
import java.util.List;

/** What takes messages to vendors, and knows what became of them. */
record Carrying(
        Inbox inbox,
        Lanes lanes,
        Router router,
        ReceiptBook book,
        Bookkeeping bookkeeping,
        SuppressionList suppressed,
        Standing standing) {

    static Carrying of(ServiceSettings given, Ground ground, Vendors vendors) {
        String namespace = given.redisNamespace;
        Inbox inbox = new Inbox(
                new RedisInboxStore(ground.redis(), namespace),
                ground.sealer("inbox"),
                ground.events(),
                InboxSettings.DEFAULT);
        ReceiptBook book = new ReceiptBook(
                new RedisReceiptStore(ground.redis(), namespace),
                ground.sealer("receipt"),
                ground.random(),
                given.clock,
                (provider, reports) -> inbox.keepAsync(new Received(provider, reports, List.of())));
        Bookkeeping bookkeeping = new Bookkeeping(book, ground.sealers().references());
        Lanes lanes = Lanes.of(vendors.providers(), vendors.lanes(), new RedisPaceStore(ground.redis(), namespace));
        Router router = new Router(
                vendors.routes(),
                lanes.all(),
                given.routing,
                new RouterTools(
                        bookkeeping, ground.events(), ground.watch().observer(), ground.random(), System::nanoTime));
        SuppressionList suppressed =
                new SuppressionList(new RedisSuppressionStore(ground.redis(), namespace), ground.sealer("suppressed"));
        Standing standing = new Standing(suppressed, book, router, given.routing.voiceAfter());
        return new Carrying(inbox, lanes, router, book, bookkeeping, suppressed, standing);
    }
}
