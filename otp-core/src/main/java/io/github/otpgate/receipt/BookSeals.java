package io.github.otpgate.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Sealer;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.receipt.BookForm.KeptAttempt;
import io.github.otpgate.receipt.BookForm.KeptOpening;
import io.github.otpgate.receipt.BookForm.KeptWord;
import java.util.List;
import java.util.Optional;

/** What the book keeps, sealed, and the names of it. What is called by one kind of name is nothing to another. */
final class BookSeals {

    private static final int SHORT = 8;

    private final Sealer sealer;
    private final BookFaults faults;

    BookSeals(Sealer sealer, BookFaults faults) {
        this.sealer = sealer;
        this.faults = faults;
    }

    /** Of a message, by the id that its vendor gave it: one for each key, the current one first. */
    List<Bytes> message(String provider, String id) {
        return names("message", provider, id);
    }

    /** Of the list of phones that are masked alike. */
    List<Bytes> masked(String masked) {
        return names("masked", masked);
    }

    /** Of the latest text message to a phone. */
    List<Bytes> text(PhoneNumber phone, Purpose purpose) {
        return names("text", phone.e164(), purpose.name());
    }

    /** Of what brought reports: 8 bytes, the same under any key. */
    static Bytes tag(String entry) {
        return Bytes.digest(entry).slice(0, SHORT);
    }

    /** Of a report, by what it says: 8 bytes. */
    Bytes content(DeliveryReport report) {
        String to = report.to().map(VendorNumber::text).orElse("");
        return names("report", report.messageId(), to, report.outcome().name())
                .get(0)
                .slice(0, SHORT);
    }

    private List<Bytes> names(String... parts) {
        return sealer.names(PartForm.of(out -> {
            for (String part : parts) {
                byte[] bytes = part.getBytes(UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
        }));
    }

    Bytes seal(KeptOpening opening) {
        return sealer.seal(BookForm.opening(opening));
    }

    Bytes seal(KeptAttempt attempt) {
        return sealer.seal(BookForm.attempt(attempt));
    }

    Bytes seal(KeptWord word) {
        return sealer.seal(BookForm.word(word));
    }

    Bytes seal(DeliveryReport report) {
        return sealer.seal(BookForm.report(report));
    }

    Optional<KeptOpening> opening(Bytes sealed) {
        return counted(sealer.open(sealed).flatMap(BookForm::opening));
    }

    Optional<KeptAttempt> attempt(Bytes sealed) {
        return counted(sealer.open(sealed).flatMap(BookForm::attempt));
    }

    Optional<DeliveryReport> report(Bytes sealed) {
        return counted(sealer.open(sealed).flatMap(BookForm::report));
    }

    /** Nothing where nothing was reported. */
    Optional<KeptWord> word(Bytes sealed) {
        return sealed.length() == 0
                ? Optional.empty()
                : counted(sealer.open(sealed).flatMap(BookForm::word));
    }

    private <T> Optional<T> counted(Optional<T> read) {
        if (read.isEmpty()) {
            faults.unreadable();
        }
        return read;
    }
}
