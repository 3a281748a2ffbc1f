package io.github.otpgate.receipt.inbox;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Fields of what is kept. Text is kept unit by unit (Java's modified UTF-8), since half an emoji may end a part of a long
 * message, and in pieces, since one piece ends at 65535 bytes.
 */
final class FormFields {

    private static final int PIECE = 16 * 1024;

    private FormFields() {}

    static void text(DataOutputStream out, String text) throws IOException {
        int pieces = text.length() / PIECE + 1;
        out.writeShort(pieces);
        for (int i = 0; i < pieces; i++) {
            out.writeUTF(text.substring(i * PIECE, Math.min(text.length(), (i + 1) * PIECE)));
        }
    }

    static String text(DataInputStream in) throws IOException {
        int pieces = in.readUnsignedShort();
        if (pieces == 1) {
            return in.readUTF();
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(in.readUTF());
        }
        return text.toString();
    }

    static void optionalText(DataOutputStream out, Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            text(out, text.get());
        }
    }

    static Optional<String> optionalText(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(text(in)) : Optional.empty();
    }

    static void time(DataOutputStream out, Optional<Instant> time) throws IOException {
        out.writeBoolean(time.isPresent());
        if (time.isPresent()) {
            Instant at = time.get();
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
        }
    }

    static Optional<Instant> time(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.ofEpochSecond(in.readLong(), in.readInt()));
        } catch (DateTimeException e) {
            throw new IOException("no such time", e);
        }
    }
}
