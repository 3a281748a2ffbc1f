package io.github.otpgate.receipt;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.Reply.Part;
import io.github.otpgate.provider.capability.VendorNumber;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/**
 * A part as bytes, and back. Text is kept unit by unit (Java's modified UTF-8): a message is cut without regard to
 * surrogate pairs, so a part may end in half an emoji.
 */
final class PartForm {

    private static final int VERSION = 2;

    private PartForm() {}

    /** Writes fields one after the other. */
    @FunctionalInterface
    interface Fields {
        void writeTo(DataOutputStream out) throws IOException;
    }

    static Bytes of(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            fields.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(bytes.toByteArray());
    }

    static Bytes write(String provider, Reply reply, Part part) {
        return of(out -> {
            out.writeByte(VERSION);
            out.writeUTF(provider);
            out.writeBoolean(reply.id().isPresent());
            out.writeUTF(reply.id().orElse(""));
            out.writeUTF(reply.from().text());
            out.writeUTF(reply.text());
            out.writeBoolean(reply.at().isPresent());
            Instant at = reply.at().orElse(Instant.EPOCH);
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            out.writeUTF(reply.extension());
            out.writeInt(part.reference());
            out.writeByte(part.total());
            out.writeByte(part.number());
        });
    }

    /** What {@link #write} wrote, or nothing where it was another version. */
    static Optional<ReceivedPart> read(Bytes form) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(form.toArray()))) {
            return in.readByte() == VERSION ? Optional.of(new ReceivedPart(in.readUTF(), read(in))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Reply read(DataInputStream in) throws IOException {
        boolean hasId = in.readBoolean();
        String id = in.readUTF();
        VendorNumber from = new VendorNumber(in.readUTF());
        String text = in.readUTF();
        boolean hasTime = in.readBoolean();
        Instant at = Instant.ofEpochSecond(in.readLong(), in.readInt());
        String extension = in.readUTF();
        Part part = new Part(in.readInt(), in.readUnsignedByte(), in.readUnsignedByte());
        return new Reply(
                hasId ? Optional.of(id) : Optional.empty(),
                from,
                text,
                hasTime ? Optional.of(at) : Optional.empty(),
                extension,
                Optional.of(part));
    }
}
