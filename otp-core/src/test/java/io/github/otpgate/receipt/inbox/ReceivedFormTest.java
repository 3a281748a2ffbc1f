package io.github.otpgate.receipt.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.VendorNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept comes back as it was, in pieces that are neither many nor large. */
class ReceivedFormTest {

    private static final String HALF_AN_EMOJI = "\ud83d";

    private static DeliveryReport report(String id) {
        return new DeliveryReport(
                id,
                Optional.of(new VendorNumber("13800138000")),
                DeliveryOutcome.UNREACHABLE,
                "EXPIRED",
                Optional.of(Instant.parse("2026-08-01T12:00:00.123456789Z")));
    }

    private static Reply reply(String text) {
        return new Reply(
                Optional.empty(), new VendorNumber("+8613800138000"), text, Optional.empty(), "", Optional.empty());
    }

    private static Received readAll(List<Bytes> forms) {
        List<DeliveryReport> reports = new ArrayList<>();
        List<Reply> replies = new ArrayList<>();
        forms.stream().map(ReceivedForm::read).map(Optional::orElseThrow).forEach(read -> {
            reports.addAll(read.reports());
            replies.addAll(read.replies());
        });
        return new Received("主账户", reports, replies);
    }

    @Test
    void read_whatWasWritten_isEqual() {
        DeliveryReport bare = new DeliveryReport("2", Optional.empty(), DeliveryOutcome.PENDING, "", Optional.empty());
        Reply whole = new Reply(
                Optional.of("id"),
                new VendorNumber("138****8000"),
                "退订" + HALF_AN_EMOJI,
                Optional.of(Instant.EPOCH),
                "01",
                Optional.of(new Reply.Part(65_535, 255, 255)));
        Received received = new Received("主账户", List.of(report("1"), bare), List.of(whole, reply("")));

        List<Bytes> forms = ReceivedForm.write(received);

        assertThat(forms).hasSize(1);
        assertThat(ReceivedForm.read(forms.get(0))).contains(received);
    }

    @Test
    void write_nothing_isNothing() {
        assertThat(ReceivedForm.write(new Received("main", List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void write_aPushOf500_isOneEntryOfLittle() {
        List<DeliveryReport> reports =
                IntStream.range(0, 500).mapToObj(i -> report("331022898" + i)).toList();

        List<Bytes> forms = ReceivedForm.write(new Received("main", reports, List.of()));

        assertThat(forms).hasSize(1);
        assertThat(forms.get(0).length()).isLessThan(ReceivedForm.MOST_BYTES);
    }

    @Test
    void write_more_isDividedBetweenItems() {
        List<DeliveryReport> reports =
                IntStream.range(0, 2000).mapToObj(i -> report("m" + i)).toList();
        List<Reply> replies = List.of(reply("x".repeat(100_000)), reply("字".repeat(40_000)), reply("end"));

        List<Bytes> forms = ReceivedForm.write(new Received("主账户", reports, replies));

        assertThat(forms).hasSizeBetween(5, 8);
        assertThat(readAll(forms)).isEqualTo(new Received("主账户", reports, replies));
    }

    @Test
    void read_anythingElse_isNothing() {
        byte[] form = ReceivedForm.write(new Received("main", List.of(report("1")), List.of()))
                .get(0)
                .toArray();
        byte[] other = form.clone();
        other[0] = 2;

        assertThat(ReceivedForm.read(Bytes.none())).isEmpty();
        assertThat(ReceivedForm.read(Bytes.of(other))).isEmpty();
        for (int length = 1; length < form.length; length++) {
            byte[] cut = Arrays.copyOf(form, length);
            assertThat(ReceivedForm.read(Bytes.of(cut)).map(Received::reports).filter(reports -> !reports.isEmpty()))
                    .isEmpty();
        }
    }
}
