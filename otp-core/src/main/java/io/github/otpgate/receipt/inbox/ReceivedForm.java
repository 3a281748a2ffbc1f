package io.github.otpgate.receipt.inbox;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.VendorNumber;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was received as bytes, and back: a version, the provider, then items, each behind its kind. */
final class ReceivedForm {

    /** So that one entry is neither a burden to Redis nor to who processes it. */
    static final int MOST_ITEMS = 512;

    static final int MOST_BYTES = 64 * 1024;

    private static final int VERSION = 1;
    private static final int END = 0;
    private static final int REPORT = 1;
    private static final int REPLY = 2;

    private ReceivedForm() {}

    /** In as few entries as it fits; an item is never divided. */
    static List<Bytes> write(Received received) {
        List<Bytes> forms = new ArrayList<>();
        ReceivedWriter writer = new ReceivedWriter(out -> head(out, received.provider()));
        for (DeliveryReport report : received.reports()) {
            writer.add(out -> report(out, report)).ifPresent(forms::add);
        }
        for (Reply reply : received.replies()) {
            writer.add(out -> reply(out, reply)).ifPresent(forms::add);
        }
        writer.end().ifPresent(forms::add);
        return forms;
    }

    private static void head(DataOutputStream out, String provider) throws IOException {
        out.writeByte(VERSION);
        FormFields.text(out, provider);
    }

    private static void report(DataOutputStream out, DeliveryReport report) throws IOException {
        out.writeByte(REPORT);
        FormFields.text(out, report.messageId());
        FormFields.optionalText(out, report.to().map(VendorNumber::text));
        out.writeUTF(report.outcome().name());
        FormFields.text(out, report.status());
        FormFields.time(out, report.at());
    }

    private static void reply(DataOutputStream out, Reply reply) throws IOException {
        out.writeByte(REPLY);
        FormFields.optionalText(out, reply.id());
        FormFields.text(out, reply.from().text());
        FormFields.text(out, reply.text());
        FormFields.time(out, reply.at());
        FormFields.text(out, reply.extension());
        out.writeBoolean(reply.part().isPresent());
        if (reply.part().isPresent()) {
            Reply.Part part = reply.part().get();
            out.writeInt(part.reference());
            out.writeByte(part.total());
            out.writeByte(part.number());
        }
    }

    /** What {@link #write} wrote, or nothing where it was another version. */
    static Optional<Received> read(Bytes form) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(form.toArray()))) {
            return in.readByte() == VERSION ? Optional.of(read(in)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Received read(DataInputStream in) throws IOException {
        String provider = FormFields.text(in);
        List<DeliveryReport> reports = new ArrayList<>();
        List<Reply> replies = new ArrayList<>();
        for (int kind = kind(in); kind != END; kind = kind(in)) {
            if (kind == REPORT) {
                reports.add(report(in));
            } else if (kind == REPLY) {
                replies.add(reply(in));
            } else {
                throw new IOException("no kind of item has the number " + kind);
            }
        }
        return new Received(provider, reports, replies);
    }

    private static int kind(DataInputStream in) throws IOException {
        int kind = in.read();
        return kind < 0 ? END : kind;
    }

    private static DeliveryReport report(DataInputStream in) throws IOException {
        return new DeliveryReport(
                FormFields.text(in),
                FormFields.optionalText(in).map(VendorNumber::new),
                DeliveryOutcome.valueOf(in.readUTF()),
                FormFields.text(in),
                FormFields.time(in));
    }

    private static Reply reply(DataInputStream in) throws IOException {
        return new Reply(
                FormFields.optionalText(in),
                new VendorNumber(FormFields.text(in)),
                FormFields.text(in),
                FormFields.time(in),
                FormFields.text(in),
                in.readBoolean()
                        ? Optional.of(new Reply.Part(in.readInt(), in.readUnsignedByte(), in.readUnsignedByte()))
                        : Optional.empty());
    }
}
