package io.github.otpgate;

import io.github.otpgate.event.OtpEvent.BalanceRead;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.receipt.LongReplies;
import io.github.otpgate.receipt.inbox.Inbox;
import io.github.otpgate.receipt.inbox.Intake;
import io.github.otpgate.receipt.poll.BalanceWatch;
import io.github.otpgate.receipt.poll.PollTools;
import io.github.otpgate.receipt.poll.Poller;
import io.github.otpgate.receipt.reply.Disowning;
import io.github.otpgate.receipt.reply.Replies;
import io.github.otpgate.receipt.reply.SuppressionRenewal;
import io.github.otpgate.redis.RedisConnection;
import io.github.otpgate.redis.RedisLeaseStore;
import io.github.otpgate.redis.RedisPartStore;
import io.github.otpgate.route.Router;
import io.github.otpgate.store.ChallengeStore;
import java.util.Map;

/** What takes in what vendors tell, pushed or asked for, and has it processed. */
@SuppressWarnings("checkstyle:ClassFanOutComplexity") // knowing every part of it is its one job
record Reception(Inbox inbox, Poller poller, LongReplies longReplies, Later later) implements AutoCloseable {

    /** What is moved by what comes in. */
    record Moved(Carrying carrying, ChallengeStore challenges, Purposes purposes) {}

    static Reception of(ServiceSettings given, Ground ground, Moved moved, Map<String, Provider> providers) {
        String namespace = given.redisNamespace;
        Carrying carrying = moved.carrying();
        Inbox inbox = carrying.inbox();
        LongReplies longReplies = new LongReplies(
                new RedisPartStore(ground.redis(), namespace),
                new SealedReplies(ground.sealers().keys(), ground.random()),
                LongReplies.DEFAULT_EXPIRY);
        Hearing.News news = new Hearing.News(carrying.router(), ground.events(), given.receiptListeners);
        Replies replies = new Replies(
                given.replies,
                carrying.suppressed(),
                new Disowning(
                        given.clock,
                        phone -> moved.challenges()
                                .freeze(
                                        ground.sealers().keys().hashes(phone),
                                        moved.purposes().all())),
                ground.events(),
                news::replied);
        Hearing hearing = new Hearing(carrying.book(), longReplies, replies, news);
        Poller poller = new Poller(
                providers.values(), given.polling, tools(ground, namespace, inbox, carrying), watch(ground, carrying));
        Overdue overdue = new Overdue(hearing::flush);
        SuppressionRenewal renewal = new SuppressionRenewal(carrying.suppressed());
        LateStart start = new LateStart(() -> {
            inbox.start(hearing);
            poller.start();
            overdue.start();
            renewal.start();
        });
        return new Reception(inbox, poller, longReplies, new Later(start, overdue, renewal));
    }

    /** What begins later than the service, or works from time to time. */
    record Later(LateStart start, Overdue overdue, SuppressionRenewal renewal) {}

    private static PollTools tools(Ground ground, String namespace, Inbox inbox, Carrying carrying) {
        return new PollTools(
                inbox,
                new RedisLeaseStore(ground.redis(), namespace),
                ground.events(),
                PollTools.DEFAULT_LEASE,
                carrying.lanes()::untilNext);
    }

    private static BalanceWatch watch(Ground ground, Carrying carrying) {
        return new BalanceWatch(carrying.lanes().balanceAlarms(), (provider, balance) -> {
            ground.events().on(new BalanceRead(provider, balance.remaining()));
            told(carrying.router(), provider, balance);
        });
    }

    private static void told(Router router, String provider, Balance balance) {
        if (balance.isExhausted()) {
            router.exhausted(provider);
        } else {
            router.refilled(provider);
        }
    }

    /** Not before Redis is connected, or cannot be: they would only complain that it does not answer yet. */
    void begin(RedisConnection redis) {
        redis.onceTried(later.start()::begin);
    }

    Intake intake() {
        return new Intake(inbox);
    }

    /** Whoever fetches first, then whoever processes: nothing that was fetched is left out. */
    @Override
    public void close() {
        later.start().prevent();
        poller.close();
        later.overdue().close();
        later.renewal().close();
        inbox.close();
    }
}
