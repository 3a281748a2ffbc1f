package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.receipt.inbox.InboxClaim;
import io.github.otpgate.receipt.inbox.InboxEntry;
import io.github.otpgate.receipt.inbox.InboxFigures;
import io.github.otpgate.receipt.inbox.InboxStore;
import io.github.otpgate.receipt.inbox.SealedLetter;
import io.github.otpgate.redis.ScriptRunner.Call;
import io.github.otpgate.redis.ScriptRunner.ScriptReply;
import io.github.otpgate.store.StoreException;
import io.lettuce.core.Consumer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Keeps the inbox in a stream with a consumer group, and dead letters in another. The group is made where it is missing,
 * also after Redis lost it.
 *
 * <p>At most 50 000 entries wait, because what waits takes memory from everything else; more are refused. The newest 2000
 * dead letters are kept.
 */
public final class RedisInboxStore implements InboxStore {

    private static final LuaScript KEEP = LuaScript.load("keep_received");
    private static final LuaScript CLAIM = LuaScript.load("claim_received");
    private static final LuaScript SETTLE = LuaScript.load("settle_received");
    private static final LuaScript BURY = LuaScript.load("bury_letter");
    private static final LuaScript LOOK = LuaScript.load("look_inbox");
    private static final LuaScript FORGET = LuaScript.load("forget_consumers");

    private static final byte[] GROUP = {'o', 't', 'p'};
    private static final byte[] NONE = {};
    private static final byte[] MOST_WAITING = number(50_000);
    private static final long MOST_LETTERS = 2_000;
    /** They share a Redis with the codes, and one can be as long as a push may be. */
    private static final long LETTERS_BYTES = 64L * 1024 * 1024;

    private static final int VALUES_OF_ENTRY = 3;

    private final RedisConnection redis;
    private final ScriptRunner scripts;
    private final InboxKeys keys;

    public RedisInboxStore(RedisConnection redis, String namespace) {
        this.redis = redis;
        this.scripts = new ScriptRunner(redis);
        this.keys = new InboxKeys(namespace);
    }

    @Override
    public void add(List<Bytes> contents) {
        requireKept(scripts.run(keep(contents)));
    }

    @Override
    public CompletionStage<?> addAsync(List<Bytes> contents) {
        return scripts.start(keep(contents)).thenAccept(RedisInboxStore::requireKept);
    }

    private Call keep(List<Bytes> contents) {
        List<byte[]> arguments = new ArrayList<>(List.of(MOST_WAITING));
        contents.forEach(content -> arguments.add(content.toArray()));
        return new Call(KEEP, List.of(keys.received()), arguments);
    }

    private static void requireKept(ScriptReply reply) {
        if (reply.tag().equals("full")) {
            throw new StoreException("too much waits in the inbox: is it processed?", null);
        }
        require(reply, "kept");
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<InboxEntry> read(String consumer, int most) {
        XReadArgs.StreamOffset<byte[]> unread = XReadArgs.StreamOffset.lastConsumed(keys.received());
        return withGroup(() -> redis.<List<StreamMessage<byte[], byte[]>>>call(
                        commands -> commands.xreadgroup(consumer(consumer), XReadArgs.Builder.count(most), unread)))
                .stream()
                .map(message -> new InboxEntry(message.getId(), content(message), 1))
                .toList();
    }

    @Override
    public List<InboxEntry> claim(InboxClaim claim) {
        List<byte[]> arguments = List.of(
                GROUP,
                ascii(claim.consumer()),
                number(claim.idle().toMillis()),
                number(claim.firstPause().toMillis()),
                number(claim.longestPause().toMillis()),
                number(claim.most()));
        ScriptReply reply = withGroup(() -> scripts.run(new Call(CLAIM, List.of(keys.received()), arguments)));
        require(reply, "claimed");
        List<InboxEntry> entries = new ArrayList<>();
        for (int i = 1; i < reply.values().size(); i += VALUES_OF_ENTRY) {
            entries.add(new InboxEntry(
                    new String(reply.bytes(i), US_ASCII), Bytes.of(reply.bytes(i + 2)), (int) reply.number(i + 1)));
        }
        return entries;
    }

    @Override
    public void hold(String consumer, List<String> entries) {
        XClaimArgs still = XClaimArgs.Builder.justid().minIdleTime(0);
        redis.call(commands ->
                commands.xclaim(keys.received(), consumer(consumer), still, entries.toArray(String[]::new)));
    }

    @Override
    public void settle(List<String> entries) {
        List<byte[]> arguments = new ArrayList<>(List.of(GROUP));
        entries.forEach(entry -> arguments.add(ascii(entry)));
        require(scripts.run(new Call(SETTLE, List.of(keys.received()), arguments)), "settled");
    }

    @Override
    public void bury(Bytes letter) {
        require(bury(NONE, letter), "buried");
    }

    @Override
    public boolean bury(String entry, Bytes letter) {
        ScriptReply reply = bury(ascii(entry), letter);
        if (reply.tag().equals("absent")) {
            return false;
        }
        require(reply, "buried");
        return true;
    }

    private ScriptReply bury(byte[] entry, Bytes letter) {
        long room = Math.max(1, LETTERS_BYTES / Math.max(1, letter.length()));
        List<byte[]> arguments = List.of(number(Math.min(MOST_LETTERS, room)), letter.toArray(), GROUP, entry);
        return scripts.run(new Call(BURY, List.of(keys.dead(), keys.received()), arguments));
    }

    @Override
    public List<SealedLetter> letters(int most) {
        return redis
                .<List<StreamMessage<byte[], byte[]>>>call(
                        commands -> commands.xrevrange(keys.dead(), Range.unbounded(), Limit.from(most)))
                .stream()
                .map(message -> new SealedLetter(message.getId(), time(message.getId()), content(message)))
                .toList();
    }

    /** An id begins with the time in ms. */
    private static Instant time(String id) {
        return Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-'))));
    }

    @Override
    public InboxFigures look() {
        ScriptReply reply = scripts.run(new Call(LOOK, List.of(keys.received(), keys.dead()), List.of(GROUP)));
        require(reply, "inbox");
        return new InboxFigures(reply.number(1), reply.number(2), Duration.ofMillis(reply.number(3)), reply.number(4));
    }

    @Override
    public void forget(String leaving, Duration idle) {
        List<byte[]> arguments = List.of(GROUP, ascii(leaving), number(idle.toMillis()));
        require(withGroup(() -> scripts.run(new Call(FORGET, List.of(keys.received()), arguments))), "forgotten");
    }

    /** What nobody wrote but us has one field. */
    private static Bytes content(StreamMessage<byte[], byte[]> message) {
        return message.getBody().values().stream().findFirst().map(Bytes::of).orElse(Bytes.none());
    }

    private static void require(ScriptReply reply, String tag) {
        if (!reply.tag().equals(tag)) {
            throw reply.unexpected();
        }
    }

    private <T> T withGroup(Supplier<T> command) {
        try {
            return command.get();
        } catch (StoreException e) {
            if (!says(e, "NOGROUP")) {
                throw e;
            }
            createGroup();
            return command.get();
        }
    }

    /** From the beginning: what was kept before there was a group is read, too. */
    private void createGroup() {
        try {
            redis.call(commands -> commands.xgroupCreate(
                    XReadArgs.StreamOffset.from(keys.received(), "0"), GROUP, XGroupCreateArgs.Builder.mkstream()));
        } catch (StoreException e) {
            if (!says(e, "BUSYGROUP")) {
                throw e;
            }
        }
    }

    private static boolean says(StoreException failure, String word) {
        Throwable cause = failure.getCause();
        return cause != null && String.valueOf(cause.getMessage()).contains(word);
    }

    private static Consumer<byte[]> consumer(String name) {
        return Consumer.from(GROUP, ascii(name));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    private static byte[] number(long value) {
        return ascii(Long.toString(value));
    }
}
