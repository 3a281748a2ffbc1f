package io.github.otpgate.redis;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.receipt.ReceiptStore.Early;
import io.github.otpgate.receipt.ReceiptStore.Kept;
import io.github.otpgate.receipt.ReceiptStore.Moved;
import io.github.otpgate.receipt.ReceiptStore.Owner;
import io.github.otpgate.receipt.ReceiptStore.Waiting;
import io.github.otpgate.receipt.StoredDelivery;
import io.github.otpgate.receipt.StoredDelivery.StoredText;
import io.github.otpgate.redis.ScriptRunner.ScriptReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the scripts of the receipt book answer. A tag that no script has is a broken store. */
final class ReceiptReplies {

    private static final int TAG = 8;
    private static final int NAME = 4;

    private ReceiptReplies() {}

    static Owner owner(byte[] value) {
        Bytes all = Bytes.of(value);
        int name = 1 + TAG;
        return new Owner(
                ReceiptFields.state(all),
                all.slice(1, name),
                all.slice(name, name + NAME),
                all.slice(name + NAME, all.length()));
    }

    static List<Early> early(ScriptReply reply) {
        List<Early> early = new ArrayList<>();
        for (int i = 1; i < reply.values().size(); i += 2) {
            early.add(new Early(Bytes.of(reply.bytes(i)), Bytes.of(reply.bytes(i + 1))));
        }
        return early;
    }

    static Kept kept(ScriptReply reply) {
        return switch (reply.tag()) {
            case "owned" -> new Kept(Waiting.OWNED, Optional.of(owner(reply.bytes(1))));
            case "kept" -> new Kept(Waiting.ADDED, Optional.empty());
            case "known" -> new Kept(Waiting.KNOWN, Optional.empty());
            case "full" -> new Kept(Waiting.FULL, Optional.empty());
            default -> throw reply.unexpected();
        };
    }

    static Moved moved(ScriptReply reply) {
        return switch (reply.tag()) {
            case "moved" -> Moved.MOVED;
            case "known" -> Moved.KNOWN;
            case "absent" -> Moved.ABSENT;
            default -> throw reply.unexpected();
        };
    }

    static Optional<StoredDelivery> delivery(ScriptReply reply) {
        return switch (reply.tag()) {
            case "found" -> ReceiptFields.delivery(reply);
            case "absent" -> Optional.empty();
            default -> throw reply.unexpected();
        };
    }

    static Optional<StoredText> text(ScriptReply reply) {
        return switch (reply.tag()) {
            case "found" -> Optional.of(ReceiptFields.text(reply));
            case "absent" -> Optional.empty();
            default -> throw reply.unexpected();
        };
    }
}
