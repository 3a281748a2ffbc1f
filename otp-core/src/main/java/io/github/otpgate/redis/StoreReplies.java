package io.github.otpgate.redis;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.redis.ScriptRunner.ScriptReply;
import io.github.otpgate.store.IssueOutcome;
import io.github.otpgate.store.SendEntry;
import io.github.otpgate.store.VerifyOutcome;
import java.time.Duration;

/** What the scripts answer, as the shapes of the store. A tag that no script has is a broken store. */
final class StoreReplies {

    private StoreReplies() {}

    static IssueOutcome issue(ScriptReply reply) {
        return switch (reply.tag()) {
            case "kept" -> new IssueOutcome.Kept(entry(reply));
            case "live" -> new IssueOutcome.Live(entry(reply), Bytes.of(reply.bytes(5)));
            case "limited" -> new IssueOutcome.Limited(Duration.ofMillis(reply.number(1)));
            case "locked" -> new IssueOutcome.Locked(Duration.ofMillis(reply.number(1)));
            default -> throw reply.unexpected();
        };
    }

    private static SendEntry entry(ScriptReply reply) {
        return new SendEntry(
                Bytes.of(reply.bytes(1)),
                reply.number(2),
                Duration.ofMillis(reply.number(3)),
                Duration.ofMillis(reply.number(4)));
    }

    static VerifyOutcome verify(ScriptReply reply) {
        return switch (reply.tag()) {
            case "verified" -> new VerifyOutcome.Verified();
            case "wrong" -> new VerifyOutcome.Wrong((int) reply.number(1));
            case "locked" -> new VerifyOutcome.Locked();
            case "absent" -> new VerifyOutcome.Absent();
            default -> throw reply.unexpected();
        };
    }
}
