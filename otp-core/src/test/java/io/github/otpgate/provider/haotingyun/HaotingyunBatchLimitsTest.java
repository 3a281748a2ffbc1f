package io.github.otpgate.provider.haotingyun;

import static io.github.otpgate.provider.haotingyun.BatchAnswers.accepted;
import static io.github.otpgate.provider.haotingyun.BatchAnswers.data;
import static io.github.otpgate.provider.haotingyun.BatchAnswers.ok;
import static io.github.otpgate.provider.haotingyun.BatchAnswers.phones;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.capability.BatchSubmission;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How many, to whom and how long: what is refused before the vendor is asked. */
class HaotingyunBatchLimitsTest {

    private final CannedApi vendor = new CannedApi();

    private BatchSubmission batch(List<PhoneNumber> to) {
        return new HaotingyunBatchSend(CannedApi.sends(vendor)).submit(to, "【豪霆云】您的验证码是1234");
    }

    private static Message message(String phone, String text) {
        return new Message(new PhoneNumber(phone), Channel.SMS, text, "1234");
    }

    private BatchSubmission multi(Message... messages) {
        return new HaotingyunMultiSend(CannedApi.sends(vendor)).submit(List.of(messages));
    }

    @Test
    void thousand_areTaken_oneMoreIsNot() {
        List<PhoneNumber> most = IntStream.range(0, 1000)
                .mapToObj(i -> new PhoneNumber("+8613" + (100_000_000 + i)))
                .toList();
        vendor.answer(
                200,
                data(most.stream()
                        .sorted(Comparator.comparing(PhoneNumber::e164).reversed())
                        .map(p -> ok(p.e164(), "3" + p.e164().substring(8)))
                        .toArray(String[]::new)));

        assertThat(batch(most).each()).hasSize(1000).first().isEqualTo(accepted("3000000"));

        List<PhoneNumber> more = Stream.concat(most.stream(), Stream.of(new PhoneNumber("+8613900139000")))
                .toList();
        assertThatIllegalArgumentException().isThrownBy(() -> batch(more)).withMessageContaining("1 to 1000");
    }

    @Test
    void recipients_theVendorDoesNotTake_areRefusedBeforeAsking() {
        assertThatIllegalArgumentException().isThrownBy(() -> batch(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch(phones("+8613000000000", "+8613000000000")))
                .withMessageContaining("twice")
                .withMessageNotContaining("13000000000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch(phones("+8613000000000", "+93701234567")))
                .withMessageContaining("singly")
                .withMessageNotContaining("93701234567");
        assertThatIllegalArgumentException().isThrownBy(() -> multi(message("+93701234567", "1")));
        assertThatIllegalArgumentException().isThrownBy(this::multi);
        assertThat(vendor.requests()).isEmpty();
    }

    @Test
    void text_thatIsTooLong_isNotSent() {
        BatchSubmission refused = new HaotingyunBatchSend(CannedApi.sends(vendor))
                .submit(phones("+8613000000000", "+8613000000001"), "长".repeat(501));

        assertThat(refused.each())
                .hasSize(2)
                .containsOnly(new Rejected(ErrorClass.CONTENT_REJECTED, "501 characters of 500"));
        assertThat(CannedApi.sends(vendor).single(message("+8613000000000", "长".repeat(501))))
                .isEqualTo(new Rejected(ErrorClass.CONTENT_REJECTED, "501 characters of 500"));
        assertThat(vendor.requests()).isEmpty();
    }

    @Test
    void multi_oneTextTooLong_sendsTheOthers() {
        vendor.answer(200, data(ok("13000000002", "2"), ok("13000000000", "1")));

        BatchSubmission answer = multi(
                message("+8613000000000", "a"),
                message("+8613000000001", "长".repeat(501)),
                message("+8613000000002", "长".repeat(500)));

        assertThat(answer.each())
                .containsExactly(
                        accepted("1"),
                        new Rejected(ErrorClass.CONTENT_REJECTED, "501 characters of 500"),
                        accepted("2"));
        assertThat(vendor.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.fields()).containsEntry("mobile", "13000000000,13000000002"));
    }

    @Test
    void multi_everyTextTooLong_asksNobody() {
        assertThat(multi(message("+8613000000000", "长".repeat(501))).each())
                .containsExactly(new Rejected(ErrorClass.CONTENT_REJECTED, "501 characters of 500"));
        assertThat(vendor.requests()).isEmpty();
    }
}
