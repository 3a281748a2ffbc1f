package io.github.otpgate.testkit.apiv1;

import io.github.otpgate.testkit.HttpReply;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Reports and replies on their way to the customer: pushed once, and kept until they are fetched, which can be done once. */
final class Outbox {

    private static final DateTimeFormatter TIMES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    private final OnceQueue<StatusItem> statuses = new OnceQueue<>();
    private final OnceQueue<ReplyItem> replies = new OnceQueue<>();
    private final Clock clock;
    private final Callbacks callbacks;
    private final Words words;
    private final boolean masked;

    Outbox(Clock clock, Callbacks callbacks, Words words, boolean masked) {
        this.clock = clock;
        this.callbacks = callbacks;
        this.words = words;
        this.masked = masked;
    }

    void report(String sendId, String mobile, String status, String extNo) {
        StatusItem item = new StatusItem(sendId, status, TIMES.format(clock.instant()), mobile, extNo);
        statuses.add(item);
        callbacks.push(item);
    }

    void reply(String mobile, String content, String extNo) {
        ReplyItem item = new ReplyItem(mobile, content, TIMES.format(clock.instant()), extNo);
        replies.add(item);
        callbacks.push(item);
    }

    HttpReply fetchStatuses() {
        return words.list(
                statuses.takeAll().stream().map(item -> item.polled(masked)).toList());
    }

    HttpReply fetchReplies() {
        return words.list(
                replies.takeAll().stream().map(item -> item.polled(masked)).toList());
    }
}
