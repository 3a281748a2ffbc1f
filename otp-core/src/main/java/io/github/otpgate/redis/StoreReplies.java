package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Channel;
import io.github.otpgate.redis.ScriptRunner.ScriptReply;
import io.github.otpgate.store.IssueOutcome;
import io.github.otpgate.store.PhoneFigures;
import io.github.otpgate.store.PhoneFigures.Withheld;
import io.github.otpgate.store.SealedChallenge;
import io.github.otpgate.store.SendEntry;
import io.github.otpgate.store.VerifyOutcome;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the scripts answer, as the shapes of the store. A tag that no script has is a broken store. */
final class StoreReplies {

    private static final int BYTES_OF_TIME = 6;

    /** What a caller waits for who asks while another node issues for the phone. */
    private static final Duration OTHER_NODE = Duration.ofSeconds(1);

    private StoreReplies() {}

    static IssueOutcome busy() {
        return new IssueOutcome.Limited(OTHER_NODE);
    }

    static IssueOutcome issue(ScriptReply reply) {
        return switch (reply.tag()) {
            case "kept" -> new IssueOutcome.Kept(entry(reply));
            case "live" -> new IssueOutcome.Live(entry(reply), Bytes.of(reply.bytes(6)));
            case "limited" -> new IssueOutcome.Limited(Duration.ofMillis(reply.number(1)));
            case "early" -> new IssueOutcome.Early();
            case "locked" -> new IssueOutcome.Locked(Duration.ofMillis(reply.number(1)));
            default -> throw reply.unexpected();
        };
    }

    private static SendEntry entry(ScriptReply reply) {
        return new SendEntry(
                Bytes.of(reply.bytes(1)),
                reply.number(2),
                Duration.ofMillis(reply.number(3)),
                Duration.ofMillis(reply.number(4)),
                reply.number(5) == 1 ? Channel.VOICE : Channel.SMS);
    }

    static PhoneFigures figures(ScriptReply reply) {
        long now = reply.number(1);
        Bytes withheld = Bytes.of(reply.bytes(5));
        return new PhoneFigures(
                ages(reply.bytes(2), now),
                ages(reply.bytes(3), now),
                ages(reply.bytes(4), now),
                withheld.length() < SealedChallenge.LENGTH ? Optional.empty() : Optional.of(withheld(withheld)));
    }

    private static Withheld withheld(Bytes noted) {
        Bytes rule = noted.slice(SealedChallenge.LENGTH, noted.length());
        return new Withheld(noted.slice(0, SealedChallenge.LENGTH), new String(rule.toArray(), UTF_8));
    }

    /** A log of times holds 6 bytes each, the oldest first. */
    private static List<Duration> ages(byte[] log, long now) {
        List<Duration> ages = new ArrayList<>();
        ByteBuffer times = ByteBuffer.wrap(log);
        while (times.remaining() >= BYTES_OF_TIME) {
            long high = Short.toUnsignedLong(times.getShort());
            long at = high << Integer.SIZE | Integer.toUnsignedLong(times.getInt());
            ages.add(0, Duration.ofMillis(now - at));
        }
        return ages;
    }

    static VerifyOutcome verify(ScriptReply reply) {
        return switch (reply.tag()) {
            case "verified" -> new VerifyOutcome.Verified(Duration.ofMillis(reply.number(1)), Bytes.of(reply.bytes(2)));
            case "wrong" -> new VerifyOutcome.Wrong((int) reply.number(1));
            case "locked" -> new VerifyOutcome.Locked();
            case "absent" -> new VerifyOutcome.Absent();
            default -> throw reply.unexpected();
        };
    }
}
