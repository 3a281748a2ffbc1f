package io.github.otpgate.testkit.haotingyun;

import io.github.otpgate.testkit.PhoneInbox;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What comes after a message was accepted: the phone has it, its report, its record, a reply. Safe for use by many threads. */
final class Deliveries {

    private static final int RECORDS = 10_000;

    private final Clock clock;
    private final PhoneInbox inbox;
    private final HaotingyunPushes pushes;
    private final boolean pulling;
    private final PullQueue reportQueue = new PullQueue();
    private final PullQueue replyQueue = new PullQueue();
    private final Deque<SentSms> sent = new ArrayDeque<>();
    private final Deque<SmsReply> replies = new ArrayDeque<>();
    private final Map<String, String> errors = new HashMap<>();

    Deliveries(Clock clock, PhoneInbox inbox, HaotingyunPushes pushes, boolean pulling) {
        this.clock = clock;
        this.inbox = inbox;
        this.pushes = pushes;
        this.pulling = pulling;
    }

    synchronized void accepted(long sid, Sms sms, int pieces) {
        inbox.receive(sms.mobile().written(), sms.text());
        Instant now = clock.instant();
        SentSms message =
                new SentSms(sid, sms, pieces, now, errors.get(sms.mobile().normalised()));
        keep(sent, message);
        if (pulling) {
            reportQueue.add(message.report(), now);
        }
        pushes.report(message);
    }

    synchronized String reply(String mobile, String text) {
        Instant now = clock.instant();
        String number = Mobile.normalise(mobile);
        String id = UUID.randomUUID().toString().replace("-", "");
        SmsReply reply = new SmsReply(id, number, now, text, extendOf(number));
        keep(replies, reply);
        if (pulling) {
            replyQueue.add(reply.pulled(), now);
        }
        pushes.reply(reply);
        return id;
    }

    synchronized void fail(String mobile, String error) {
        errors.put(Mobile.normalise(mobile), error);
    }

    synchronized void succeed(String mobile) {
        errors.remove(Mobile.normalise(mobile));
    }

    boolean pulling() {
        return pulling;
    }

    List<JsonNode> fetchReports(int most) {
        return reportQueue.fetch(most, clock.instant());
    }

    List<JsonNode> fetchReplies(int most) {
        return replyQueue.fetch(most, clock.instant());
    }

    /** Newest last. */
    synchronized List<SentSms> sent() {
        return List.copyOf(sent);
    }

    /** Newest last. */
    synchronized List<SmsReply> replies() {
        return List.copyOf(replies);
    }

    /** A reply goes to the number that the last message came from. */
    private String extendOf(String number) {
        Iterable<SentSms> newestFirst = sent::descendingIterator;
        for (SentSms message : newestFirst) {
            if (message.mobile().equals(number)) {
                return message.sms().options().extend();
            }
        }
        return "";
    }

    private static <T> void keep(Deque<T> kept, T newest) {
        kept.addLast(newest);
        if (kept.size() > RECORDS) {
            kept.removeFirst();
        }
    }
}
