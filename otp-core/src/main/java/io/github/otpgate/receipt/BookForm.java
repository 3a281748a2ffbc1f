package io.github.otpgate.receipt;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.receipt.DeliveryAttempt.Answer;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the book keeps, as bytes, and back. Each form begins with its version; one of another version reads as nothing. */
final class BookForm {

    private static final int VERSION = 1;

    private BookForm() {}

    /** What was opened, and when by the node's clock. */
    record KeptOpening(Opening opening, Instant at) {}

    /** Whom we asked and what they answered. */
    record KeptAttempt(
            String provider, Channel channel, Instant at, Answer answer, String detail, List<String> messageIds) {}

    /** What a vendor said in its furthest report. */
    record KeptWord(String status, Optional<Instant> at) {}

    /** Reads fields one after the other. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    static Bytes opening(KeptOpening kept) {
        Opening opening = kept.opening();
        return PartForm.of(out -> {
            out.writeByte(VERSION);
            out.writeUTF(opening.challenge().value());
            out.write(opening.nonce().toArray());
            out.writeUTF(opening.phone().e164());
            out.writeUTF(opening.purpose().name());
            out.writeUTF(opening.channel().name());
            out.writeBoolean(opening.withheld());
            out.writeLong(kept.at().toEpochMilli());
        });
    }

    static Optional<KeptOpening> opening(Bytes form) {
        return read(
                form,
                in -> new KeptOpening(
                        new Opening(
                                new ChallengeId(in.readUTF()),
                                Bytes.of(in.readNBytes(16)),
                                new PhoneNumber(in.readUTF()),
                                new Purpose(in.readUTF()),
                                Channel.valueOf(in.readUTF()),
                                in.readBoolean()),
                        Instant.ofEpochMilli(in.readLong())));
    }

    static Bytes attempt(KeptAttempt attempt) {
        return PartForm.of(out -> {
            out.writeByte(VERSION);
            out.writeUTF(attempt.provider());
            out.writeUTF(attempt.channel().name());
            out.writeLong(attempt.at().toEpochMilli());
            out.writeUTF(attempt.answer().name());
            out.writeUTF(attempt.detail());
            out.writeInt(attempt.messageIds().size());
            for (String id : attempt.messageIds()) {
                out.writeUTF(id);
            }
        });
    }

    static Optional<KeptAttempt> attempt(Bytes form) {
        return read(
                form,
                in -> new KeptAttempt(
                        in.readUTF(),
                        Channel.valueOf(in.readUTF()),
                        Instant.ofEpochMilli(in.readLong()),
                        Answer.valueOf(in.readUTF()),
                        in.readUTF(),
                        ids(in)));
    }

    private static List<String> ids(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(in.readUTF());
        }
        return ids;
    }

    static Bytes word(KeptWord word) {
        return PartForm.of(out -> {
            out.writeByte(VERSION);
            out.writeUTF(word.status());
            write(out, word.at());
        });
    }

    static Optional<KeptWord> word(Bytes form) {
        return read(form, in -> new KeptWord(in.readUTF(), instant(in)));
    }

    static Bytes report(DeliveryReport report) {
        return PartForm.of(out -> {
            out.writeByte(VERSION);
            out.writeUTF(report.messageId());
            out.writeBoolean(report.to().isPresent());
            out.writeUTF(report.to().map(VendorNumber::text).orElse(""));
            out.writeUTF(report.outcome().name());
            out.writeUTF(report.status());
            write(out, report.at());
        });
    }

    static Optional<DeliveryReport> report(Bytes form) {
        return read(form, in -> {
            String id = in.readUTF();
            boolean hasNumber = in.readBoolean();
            VendorNumber to = new VendorNumber(in.readUTF());
            return new DeliveryReport(
                    id,
                    hasNumber ? Optional.of(to) : Optional.empty(),
                    DeliveryOutcome.valueOf(in.readUTF()),
                    in.readUTF(),
                    instant(in));
        });
    }

    private static void write(DataOutputStream out, Optional<Instant> at) throws IOException {
        out.writeBoolean(at.isPresent());
        out.writeLong(at.orElse(Instant.EPOCH).toEpochMilli());
    }

    private static Optional<Instant> instant(DataInputStream in) throws IOException {
        boolean present = in.readBoolean();
        Instant at = Instant.ofEpochMilli(in.readLong());
        return present ? Optional.of(at) : Optional.empty();
    }

    private static <T> Optional<T> read(Bytes form, Reader<T> reader) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(form.toArray()))) {
            return in.readByte() == VERSION ? Optional.of(reader.read(in)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
