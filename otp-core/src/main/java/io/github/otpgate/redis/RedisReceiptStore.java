package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.receipt.DeliveryState;
import io.github.otpgate.receipt.ReceiptStore;
import io.github.otpgate.receipt.StoredDelivery;
import io.github.otpgate.receipt.StoredDelivery.StoredText;
import io.github.otpgate.redis.ScriptRunner.Call;
import io.github.otpgate.redis.ScriptRunner.ScriptReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Keeps a hash for each challenge, a string for each message id, and beside them two small indices; see the scripts. An id
 * and its challenge may be on different nodes of a cluster, so no script has both.
 */
public final class RedisReceiptStore implements ReceiptStore {

    private static final LuaScript OPEN = LuaScript.loadWithTimeLog("open_delivery");
    private static final LuaScript LIST = LuaScript.load("list_delivery");
    private static final LuaScript ADD = LuaScript.loadWithTimeLog("add_attempt");
    private static final LuaScript MOVE = LuaScript.loadWithTimeLog("move_attempt");
    private static final LuaScript LOOK = LuaScript.load("look_delivery");
    private static final LuaScript CLAIM = LuaScript.load("claim_message");
    private static final LuaScript KEEP = LuaScript.load("keep_report");
    private static final LuaScript SETTLE = LuaScript.load("settle_report");
    private static final LuaScript BEGIN_TEXT = LuaScript.load("begin_text");
    private static final LuaScript MOVE_TEXT = LuaScript.load("move_text");
    private static final LuaScript LOOK_TEXT = LuaScript.load("look_text");

    private static final byte[] NONE = {};
    private static final byte[] YES = {'1'};
    private static final byte[] NEW = "add".getBytes(US_ASCII);
    private static final byte[] LIFE = millis(RETENTION);
    private static final byte[] EARLY_LIFE = millis(EARLY);
    private static final byte[] TEXT_LIFE = millis(TEXT);
    private static final byte[] TOO_MANY = number(-1 - LISTED);
    /** Of one message: failed and delivered, each perhaps with another number. */
    private static final byte[] MOST_EARLY = number(8);

    private final RedisConnection redis;
    private final ScriptRunner scripts;
    private final ReceiptKeys keys;

    public RedisReceiptStore(RedisConnection redis, String namespace) {
        this.redis = redis;
        this.scripts = new ScriptRunner(redis);
        this.keys = new ReceiptKeys(namespace);
    }

    @Override
    public CompletionStage<?> open(Opened opened) {
        byte[] withheld = opened.pretence().map(ReceiptFields::pretence).orElse(NONE);
        Bytes field = ReceiptFields.field('p', opened.place().attempt());
        List<CompletionStage<?>> all = new ArrayList<>();
        all.add(start(
                OPEN,
                keys.delivery(opened.place().nonce()),
                opened.sealed().toArray(),
                ReceiptFields.digit(opened.channel()),
                LIFE,
                withheld.length == 0 ? NONE : field.toArray(),
                withheld));
        byte[] nonce = opened.place().nonce().toArray();
        all.add(start(LIST, keys.masked(opened.masked()), nonce, LIFE, TOO_MANY));
        opened.text().stream()
                .limit(1)
                .forEach(text -> all.add(start(BEGIN_TEXT, keys.text(text), TEXT_LIFE, withheld)));
        return joined(all);
    }

    @Override
    public CompletionStage<?> add(Added added) {
        return start(
                ADD,
                keys.delivery(added.place().nonce()),
                added.place().attempt().toArray(),
                added.opening().toArray(),
                ReceiptFields.digit(added.channel()),
                added.sealed().toArray(),
                ReceiptFields.digit(added.state()),
                added.named() ? YES : NONE,
                LIFE);
    }

    @Override
    public CompletionStage<?> addText(List<Bytes> text, Bytes attempt, DeliveryState state) {
        byte[] digit = ReceiptFields.digit(state);
        return joined(text.stream()
                .map(name -> start(MOVE_TEXT, keys.text(name), attempt.toArray(), digit, NEW))
                .toList());
    }

    @Override
    public CompletionStage<List<Early>> claim(Bytes message, Owner owner) {
        return scripts.start(new Call(
                        CLAIM,
                        both(message),
                        List.of(owner.attempt().toArray(), owner.sealed().toArray(), LIFE)))
                .thenApply(reply -> ReceiptReplies.early(reply));
    }

    @Override
    public CompletionStage<?> forget(Bytes message, List<Bytes> early) {
        byte[] key = keys.early(message);
        byte[][] fields = early.stream().map(Bytes::toArray).toArray(byte[][]::new);
        return redis.start(commands -> commands.hdel(key, fields));
    }

    /** The field alone: where the account is gone, nothing comes to be. */
    @Override
    public CompletionStage<?> finish(Place place) {
        byte[] key = keys.delivery(place.nonce());
        byte[] field = ReceiptFields.field('u', place.attempt()).toArray();
        return redis.start(commands -> commands.hdel(key, field));
    }

    @Override
    public CompletionStage<Optional<Owner>> owner(Bytes message) {
        byte[] key = keys.message(message);
        return redis.start(commands -> commands.get(key))
                .thenApply(value -> Optional.ofNullable(value).map(ReceiptReplies::owner));
    }

    @Override
    public CompletionStage<Kept> keep(Bytes message, Early report) {
        List<byte[]> arguments =
                List.of(report.name().toArray(), report.sealed().toArray(), MOST_EARLY, EARLY_LIFE);
        return scripts.start(new Call(KEEP, both(message), arguments)).thenApply(ReceiptReplies::kept);
    }

    @Override
    public CompletionStage<Moved> move(Move move) {
        return start(
                        MOVE,
                        keys.delivery(move.place().nonce()),
                        move.place().attempt().toArray(),
                        ReceiptFields.digit(move.state()),
                        move.tag().toArray(),
                        move.word().toArray())
                .thenApply(ReceiptReplies::moved);
    }

    @Override
    public CompletionStage<?> settle(Settled settled) {
        byte[] name = settled.move().place().attempt().toArray();
        byte[] state = ReceiptFields.digit(settled.move().state());
        List<CompletionStage<?>> all = new ArrayList<>();
        all.add(start(
                SETTLE,
                keys.message(settled.message()),
                name,
                state,
                settled.move().tag().toArray()));
        settled.text().forEach(text -> all.add(start(MOVE_TEXT, keys.text(text), name, state, NONE)));
        return joined(all);
    }

    @Override
    public CompletionStage<Optional<StoredDelivery>> look(Bytes nonce) {
        return start(LOOK, keys.delivery(nonce)).thenApply(ReceiptReplies::delivery);
    }

    @Override
    public CompletionStage<List<Bytes>> listed(Bytes masked, int most) {
        byte[] key = keys.masked(masked);
        return redis.start(commands -> commands.zrevrange(key, 0, most - 1L))
                .thenApply(nonces -> nonces.stream().map(Bytes::of).toList());
    }

    @Override
    public CompletionStage<Optional<StoredText>> lastText(Bytes text) {
        return start(LOOK_TEXT, keys.text(text)).thenApply(ReceiptReplies::text);
    }

    private List<byte[]> both(Bytes message) {
        return List.of(keys.message(message), keys.early(message));
    }

    private CompletionStage<ScriptReply> start(LuaScript script, byte[] key, byte[]... arguments) {
        return scripts.start(new Call(script, List.of(key), Stream.of(arguments).toList()));
    }

    private static CompletionStage<?> joined(List<? extends CompletionStage<?>> stages) {
        return CompletableFuture.allOf(
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new));
    }

    private static byte[] millis(Duration duration) {
        return number(duration.toMillis());
    }

    private static byte[] number(long value) {
        return Long.toString(value).getBytes(US_ASCII);
    }
}
