package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Channel;
import io.github.otpgate.receipt.DeliveryState;
import io.github.otpgate.receipt.Pretence;
import io.github.otpgate.receipt.StoredDelivery;
import io.github.otpgate.receipt.StoredDelivery.StoredAttempt;
import io.github.otpgate.receipt.StoredDelivery.StoredPretence;
import io.github.otpgate.receipt.StoredDelivery.StoredText;
import io.github.otpgate.redis.ScriptRunner.ScriptReply;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields that the scripts of the receipt book write, by the names that open_delivery.lua and begin_text.lua give. */
final class ReceiptFields {

    /** In the order of their numbers in the scripts. */
    private static final List<DeliveryState> STATES = List.of(
            DeliveryState.ACCEPTED,
            DeliveryState.SUBMITTED,
            DeliveryState.UNKNOWN,
            DeliveryState.FAILED,
            DeliveryState.DELIVERED);

    private static final List<Channel> CHANNELS = List.of(Channel.SMS, Channel.VOICE);

    private static final int TIME = 6;
    private static final int TAG = 8;
    private static final int NAME = 4;
    private static final int PRETENCE = 2 + Integer.BYTES;

    private final long now;
    private final Map<Bytes, Bytes> values = new HashMap<>();

    /** Of an answer with the tag, the time and all fields. */
    private ReceiptFields(ScriptReply reply) {
        this.now = reply.number(1);
        for (int i = 2; i < reply.values().size(); i += 2) {
            values.put(Bytes.of(reply.bytes(i)), Bytes.of(reply.bytes(i + 1)));
        }
    }

    static byte[] digit(DeliveryState state) {
        return digit(STATES.indexOf(state));
    }

    static byte[] digit(Channel channel) {
        return digit(CHANNELS.indexOf(channel));
    }

    private static byte[] digit(int number) {
        return new byte[] {(byte) ('0' + number)};
    }

    static DeliveryState state(Bytes value) {
        return STATES.get(value.toArray()[0] - '0');
    }

    static byte[] pretence(Pretence pretence) {
        return ByteBuffer.allocate(PRETENCE)
                .put(digit(pretence.first()))
                .put(digit(pretence.last()))
                .putInt((int) pretence.after().toMillis())
                .array();
    }

    private static Pretence pretence(Bytes value) {
        long after = Integer.toUnsignedLong(
                ByteBuffer.wrap(value.slice(2, PRETENCE).toArray()).getInt());
        return new Pretence(state(value), state(value.slice(1, 2)), Duration.ofMillis(after));
    }

    /** Nothing where the account lost its opening, which happens to none that these scripts wrote. */
    static Optional<StoredDelivery> delivery(ScriptReply reply) {
        ReceiptFields fields = new ReceiptFields(reply);
        return fields.value("o").map(opening -> fields.delivery(opening));
    }

    private StoredDelivery delivery(Bytes opening) {
        List<StoredAttempt> attempts = named('a').stream()
                .map(this::attempt)
                .sorted(Comparator.comparing(StoredAttempt::age).reversed())
                .toList();
        List<StoredPretence> withheld = named('p').stream()
                .map(name -> written(field('p', name)))
                .map(value -> new StoredPretence(pretence(value.slice(TIME, value.length())), age(time(value, 0))))
                .toList();
        Channel channel =
                value("c").map(digit -> CHANNELS.get(digit.toArray()[0] - '0')).orElse(Channel.SMS);
        return new StoredDelivery(opening, channel, attempts, withheld);
    }

    private StoredAttempt attempt(Bytes name) {
        Bytes kept = written(field('a', name));
        Bytes progress = written(field('s', name));
        long added = time(kept, 0);
        return new StoredAttempt(
                name,
                kept.slice(TIME, kept.length()),
                age(added),
                state(progress),
                Duration.ofMillis(Math.max(0, time(progress, 1 + TAG) - added)),
                progress.slice(1 + TAG + TIME, progress.length()),
                values.containsKey(field('u', name)));
    }

    static StoredText text(ScriptReply reply) {
        ReceiptFields fields = new ReceiptFields(reply);
        long since = fields.value("t").map(ReceiptFields::number).orElse(fields.now);
        List<DeliveryState> states = new ArrayList<>();
        fields.values.forEach((name, value) -> {
            if (name.length() == NAME) {
                states.add(state(value));
            }
        });
        Duration age = fields.age(since);
        List<StoredPretence> withheld =
                fields.value("p").map(value -> new StoredPretence(pretence(value), age)).stream()
                        .toList();
        return new StoredText(age, states, withheld);
    }

    /** What stands behind that letter in the names of fields. */
    private List<Bytes> named(char letter) {
        return values.keySet().stream()
                .filter(name -> name.length() == 1 + NAME && name.toArray()[0] == letter)
                .map(name -> name.slice(1, 1 + NAME))
                .toList();
    }

    static Bytes field(char letter, Bytes name) {
        return Bytes.joined(List.of(Bytes.of((byte) letter), name));
    }

    private Bytes written(Bytes field) {
        return requireNonNull(values.get(field));
    }

    private Optional<Bytes> value(String name) {
        return Optional.ofNullable(values.get(Bytes.of(name.getBytes(US_ASCII))));
    }

    private Duration age(long since) {
        return Duration.ofMillis(Math.max(0, now - since));
    }

    private static long number(Bytes digits) {
        return Long.parseLong(new String(digits.toArray(), US_ASCII));
    }

    /** Six bytes, big-endian milliseconds. */
    private static long time(Bytes value, int from) {
        ByteBuffer bytes = ByteBuffer.wrap(value.slice(from, from + TIME).toArray());
        return (long) bytes.getShort() << Integer.SIZE | Integer.toUnsignedLong(bytes.getInt());
    }
}
