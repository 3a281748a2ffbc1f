package io.github.otpgate.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Channel;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.receipt.BookForm.KeptAttempt;
import io.github.otpgate.receipt.BookForm.KeptOpening;
import io.github.otpgate.receipt.BookForm.KeptWord;
import io.github.otpgate.receipt.DeliveryAttempt.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookFormTest {

    private static final Instant NOON = BookFixture.NOON;

    @Test
    void forms_writtenAndRead_areTheSame() {
        KeptOpening opening = new KeptOpening(BookFixture.opening(Channel.VOICE, true), NOON);
        KeptAttempt attempt = new KeptAttempt("主", Channel.SMS, NOON, Answer.UNCERTAIN, "reset", List.of("1", "二"));
        KeptWord word = new KeptWord("ID:0103 签名", Optional.of(NOON));
        DeliveryReport report = new DeliveryReport(
                "1",
                Optional.of(new VendorNumber("138****8000")),
                DeliveryOutcome.BLACKLISTED,
                "MBBLACK",
                Optional.empty());

        assertThat(BookForm.opening(BookForm.opening(opening))).contains(opening);
        assertThat(BookForm.attempt(BookForm.attempt(attempt))).contains(attempt);
        assertThat(BookForm.word(BookForm.word(word))).contains(word);
        assertThat(BookForm.report(BookForm.report(report))).contains(report);
    }

    @Test
    void forms_ofAnotherVersionOrCut_readAsNothing() {
        Bytes opening = BookForm.opening(new KeptOpening(BookFixture.opening(Channel.SMS, false), NOON));
        Bytes later = Bytes.joined(List.of(Bytes.of((byte) 2), opening.slice(1, opening.length())));

        assertThat(BookForm.opening(later)).isEmpty();
        assertThat(BookForm.opening(opening.slice(0, opening.length() - 1))).isEmpty();
        assertThat(BookForm.word(Bytes.none())).isEmpty();
    }
}
