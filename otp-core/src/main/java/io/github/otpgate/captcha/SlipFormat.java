package io.github.otpgate.captcha;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.AddressBlock;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.Purpose;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * The bytes of a slip before they are sealed. Every field has a fixed length or carries it, so that no field can flow
 * into the next.
 *
 * <pre>
 * version (1) | type (1) | nonce (16) | expiry, ms since 1970 (8)
 * | length (1) purpose | length (1) prefix and address | length (1) answer
 * </pre>
 */
final class SlipFormat {

    private static final byte VERSION = 1;
    private static final int LONGEST = 3 + Slip.NONCE_LENGTH + Long.BYTES + 3 * 0xFF;

    private SlipFormat() {}

    static Bytes write(Slip slip) {
        ByteBuffer out = ByteBuffer.allocate(LONGEST);
        out.put(VERSION).put(slip.type().mark()).put(slip.nonce().toArray());
        out.putLong(slip.expiry().toEpochMilli());
        write(out, slip.scope().purpose().map(SlipFormat::bytes).orElse(Bytes.none()));
        write(out, slip.scope().network().map(SlipFormat::bytes).orElse(Bytes.none()));
        write(out, slip.answer());
        return Bytes.of(out.array()).slice(0, out.position());
    }

    /** Nothing for what another version wrote. */
    static Optional<Slip> read(Bytes plain) {
        ByteBuffer in = ByteBuffer.wrap(plain.toArray());
        try {
            return in.get() == VERSION ? SlipType.ofMark(in.get()).map(type -> read(type, in)) : Optional.empty();
        } catch (BufferUnderflowException | IllegalArgumentException otherForm) {
            return Optional.empty();
        }
    }

    private static Slip read(SlipType type, ByteBuffer in) {
        Bytes nonce = take(in, Slip.NONCE_LENGTH);
        Instant expiry = Instant.ofEpochMilli(in.getLong());
        Optional<Purpose> purpose = field(in).map(SlipFormat::purpose);
        Optional<AddressBlock> network = field(in).map(SlipFormat::network);
        Slip slip = new Slip(
                type, nonce, expiry, new Scope(purpose, network), field(in).orElse(Bytes.none()));
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("more bytes than a slip has");
        }
        return slip;
    }

    private static void write(ByteBuffer out, Bytes field) {
        if (field.length() > 0xFF) {
            throw new IllegalArgumentException("a field has at most 255 bytes: " + field.length());
        }
        out.put((byte) field.length()).put(field.toArray());
    }

    private static Optional<Bytes> field(ByteBuffer in) {
        return Optional.of(take(in, Byte.toUnsignedInt(in.get()))).filter(bytes -> bytes.length() > 0);
    }

    private static Bytes take(ByteBuffer in, int length) {
        byte[] taken = new byte[length];
        in.get(taken);
        return Bytes.of(taken);
    }

    private static Bytes bytes(Purpose purpose) {
        return Bytes.of(purpose.name().getBytes(US_ASCII));
    }

    private static Purpose purpose(Bytes field) {
        return new Purpose(new String(field.toArray(), US_ASCII));
    }

    private static Bytes bytes(AddressBlock network) {
        byte[] address = network.first().bytes().toArray();
        return Bytes.of(ByteBuffer.allocate(1 + address.length)
                .put((byte) network.prefix())
                .put(address)
                .array());
    }

    private static AddressBlock network(Bytes field) {
        int prefix = Byte.toUnsignedInt(field.toArray()[0]);
        return new AddressBlock(new ClientAddress(field.slice(1, field.length())), prefix);
    }
}
