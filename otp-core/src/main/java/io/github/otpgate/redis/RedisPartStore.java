package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.receipt.PartCommand;
import io.github.otpgate.receipt.PartOutcome;
import io.github.otpgate.receipt.PartStore;
import io.github.otpgate.receipt.SealedParts;
import io.github.otpgate.redis.ScriptRunner.Call;
import io.github.otpgate.redis.ScriptRunner.ScriptReply;
import io.github.otpgate.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each long reply in a hash, and their names in a sorted set by the time they are overdue; see the scripts.
 *
 * <p>What a script hands out stays there until it has arrived here, which a second script says: an answer that is lost
 * loses no message.
 */
public final class RedisPartStore implements PartStore {

    private static final Logger LOG = LoggerFactory.getLogger(RedisPartStore.class);

    private static final LuaScript ADD = LuaScript.load("add_part");
    private static final LuaScript FIND = LuaScript.load("find_overdue");
    private static final LuaScript TAKE = LuaScript.load("take_parts");
    private static final LuaScript SETTLE = LuaScript.load("settle_parts");

    /** How long a message is kept that nobody asks for. */
    private static final byte[] RETENTION = millis(Duration.ofDays(1));

    private static final byte[] MOST_OF_A_SHARD = number(32);

    private final ScriptRunner scripts;
    private final PartKeys keys;

    public RedisPartStore(RedisConnection redis, String namespace) {
        this.scripts = new ScriptRunner(redis);
        this.keys = new PartKeys(namespace);
    }

    @Override
    public PartOutcome add(PartCommand command) {
        byte[] open = keys.open(PartKeys.shard(command.reference()));
        ScriptReply reply = scripts.run(new Call(ADD, names(command, open), arguments(command)));
        return switch (reply.tag()) {
            case "kept" -> new PartOutcome.Kept();
            case "known" -> new PartOutcome.Known();
            case "whole" -> new PartOutcome.Whole(handedOut(reply));
            default -> throw reply.unexpected();
        };
    }

    private List<byte[]> names(PartCommand command, byte[] open) {
        List<byte[]> names = new ArrayList<>();
        command.names().forEach(name -> names.add(keys.message(command.reference(), name)));
        names.add(1, open);
        names.add(2, keys.unused(PartKeys.shard(command.reference())));
        return names;
    }

    private static List<byte[]> arguments(PartCommand command) {
        return List.of(
                number(command.part().number()),
                number(command.total()),
                command.part().digests().toArray(),
                command.part().content().toArray(),
                millis(command.expiry()),
                RETENTION);
    }

    /** What was taken before Redis fails is handed out all the same; the rest is still there. */
    @Override
    public List<SealedParts> takeOverdue(Duration again) {
        List<SealedParts> taken = new ArrayList<>();
        try {
            for (int shard = 0; shard < PartKeys.SHARDS; shard++) {
                for (byte[] name : find(keys.open(shard))) {
                    take(name, shard, again).ifPresent(taken::add);
                }
            }
        } catch (StoreException e) {
            if (taken.isEmpty()) {
                throw e;
            }
            LOG.warn("Only {} overdue replies could be taken: {}", taken.size(), e.getMessage());
        }
        return taken;
    }

    private List<byte[]> find(byte[] open) {
        ScriptReply reply = scripts.run(new Call(FIND, List.of(open), List.of(MOST_OF_A_SHARD)));
        return reply.values().stream().skip(1).map(name -> (byte[]) name).toList();
    }

    private Optional<SealedParts> take(byte[] name, int shard, Duration again) {
        byte[] open = keys.open(shard);
        List<byte[]> names = List.of(name, open, keys.unused(shard));
        ScriptReply reply = scripts.run(new Call(TAKE, names, List.of(millis(again), RETENTION)));
        return switch (reply.tag()) {
            case "taken" -> Optional.of(handedOut(reply));
            case "absent" -> Optional.empty();
            default -> throw reply.unexpected();
        };
    }

    /** The parts behind tag and name. */
    private static SealedParts handedOut(ScriptReply reply) {
        return new SealedParts(
                reply.values().stream()
                        .skip(2)
                        .map(part -> Bytes.of((byte[]) part))
                        .toList(),
                Bytes.of(reply.bytes(1)));
    }

    @Override
    public void settle(SealedParts handedOut) {
        byte[] place = handedOut.place().toArray();
        scripts.run(new Call(SETTLE, List.of(place, keys.openBeside(place)), List.of()));
    }

    private static byte[] number(long value) {
        return Long.toString(value).getBytes(US_ASCII);
    }

    private static byte[] millis(Duration duration) {
        return number(duration.toMillis());
    }
}
