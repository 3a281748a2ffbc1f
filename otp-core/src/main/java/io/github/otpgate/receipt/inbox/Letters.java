package io.github.otpgate.receipt.inbox;

import io.github.otpgate.event.OtpEvent.DeadLetter;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Sealer;
import io.github.otpgate.receipt.inbox.BuriedLetter.Form;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Buries what cannot be used, raises the alarm, and shows it to operators. */
final class Letters {

    private static final int VERSION = 1;

    private final InboxStore store;
    private final Sealer sealer;
    private final OtpListener events;

    Letters(InboxStore store, Sealer sealer, OtpListener events) {
        this.store = store;
        this.sealer = sealer;
        this.events = events;
    }

    /** What is to be buried. */
    record Letter(String provider, String reason, Form form, Bytes content) {}

    void bury(Letter letter) {
        store.bury(sealed(letter));
        alarm(letter);
    }

    /** In the place of an entry; no alarm where another node was faster. */
    void bury(String entry, Letter letter) {
        if (store.bury(entry, sealed(letter))) {
            alarm(letter);
        }
    }

    private void alarm(Letter letter) {
        events.on(new DeadLetter(letter.provider(), letter.reason()));
    }

    private Bytes sealed(Letter letter) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            FormFields.text(out, letter.provider());
            FormFields.text(out, letter.reason());
            out.writeUTF(letter.form().name());
            out.write(letter.content().toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sealer.seal(Bytes.of(bytes.toByteArray()));
    }

    List<BuriedLetter> newest(int most) {
        return store.letters(most).stream().map(this::opened).toList();
    }

    private BuriedLetter opened(SealedLetter sealed) {
        return sealer.open(sealed.content())
                .flatMap(Letters::read)
                .map(this::openedAgain)
                .map(letter -> shown(sealed, letter))
                .orElseGet(() -> shown(sealed, new Letter("", "cannot be opened", Form.SEALED, sealed.content())));
    }

    /** A key that was gone may be back. */
    private Letter openedAgain(Letter letter) {
        Optional<Bytes> content = letter.form() == Form.SEALED ? sealer.open(letter.content()) : Optional.empty();
        return content.map(bytes -> new Letter(letter.provider(), letter.reason(), Form.ENTRY, bytes))
                .orElse(letter);
    }

    private static BuriedLetter shown(SealedLetter sealed, Letter letter) {
        return new BuriedLetter(
                sealed.id(), letter.provider(), letter.reason(), sealed.at(), letter.form(), letter.content());
    }

    private static Optional<Letter> read(Bytes plain) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain.toArray()))) {
            if (in.readByte() != VERSION) {
                return Optional.empty();
            }
            return Optional.of(new Letter(
                    FormFields.text(in), FormFields.text(in), Form.valueOf(in.readUTF()), Bytes.of(in.readAllBytes())));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
