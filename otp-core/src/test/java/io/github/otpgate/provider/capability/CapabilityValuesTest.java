package io.github.otpgate.provider.capability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Capabilities;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.ProviderException;
import io.github.otpgate.provider.Refusal;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Success;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilityValuesTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");
    private static final RecordFilter ALL = new RecordFilter(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));

    @ParameterizedTest
    @ValueSource(strings = {"13800138000", "+8613800138000", "8613800138000", "138****8000", "+86138****8000"})
    void mayMean_theSamePhoneInAnotherSpelling(String written) {
        assertThat(new VendorNumber(written).mayMean(PHONE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800138001", "138****8001", "138***8000", "139****8000", "", "****", "+113800138000"})
    void mayMean_anotherPhone_isFalse(String written) {
        assertThat(new VendorNumber(written).mayMean(PHONE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"13800138000, 138****8000", "+8613800138000, +86138****8000", "138, ****", "1380013, ****"})
    void number_printsMasked(String written, String printed) {
        assertThat(new VendorNumber(written)).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000,13900139000",
                "1380013800013900139000",
                "13800138000        ",
                "13800138000\n2026-11-21 ERROR",
                "tel:13800138000;ext=12345678"
            })
    void law5_numberThatIsMoreThanANumber_printsNothingOfIt(String written) {
        assertThat(new VendorNumber(written)).hasToString("****");
    }

    @Test
    void values_thatHoldATextOrANumber_printNeither() {
        VendorNumber number = new VendorNumber("13800138000");
        List<Object> values = List.of(
                new Reply(Optional.of("1"), number, "code 123456", Optional.empty(), "", Optional.empty()),
                new SendRecord(Optional.empty(), number, "code 123456", Optional.empty(), true, Optional.empty()),
                new PushRequest("GET", "mobile=13800138000&msg=123456", Optional.empty(), bytes("13800138000 123456")),
                new DeliveryReport("1", Optional.of(number), DeliveryOutcome.DELIVERED, "DELIVRD", Optional.empty()),
                new Pulled<>(List.of(number), 0, bytes("13800138000 123456")));

        assertThat(values)
                .extracting(Object::toString)
                .allSatisfy(printed ->
                        assertThat(printed).doesNotContain("13800138000").doesNotContain("123456"));
    }

    @Test
    void pulled_ofRows_keepsTheReadableInTheirOrderAndCountsTheOthers() {
        Bytes raw = bytes("7,x,,5");

        Pulled<String> pulled = Pulled.of(
                List.of("7", "x", "", "5"), row -> Optional.of(row).filter(text -> text.matches("[0-9]")), raw);

        assertThat(pulled).isEqualTo(new Pulled<>(List.of("7", "5"), 2, raw));
        assertThat(Pulled.of(List.<String>of(), Optional::of, raw)).isEqualTo(new Pulled<>(List.of(), 0, raw));
    }

    @Test
    void all_readsPageByPage_untilOneIsNotFull() {
        List<Integer> asked = new ArrayList<>();
        RecordQuery query = paged(asked, 250);

        Iterator<SendRecord> records = query.all(ALL);
        List<String> ids = new ArrayList<>();
        records.forEachRemaining(found -> ids.add(found.messageId().orElseThrow()));

        assertThat(ids).hasSize(250).doesNotHaveDuplicates();
        assertThat(asked).containsExactly(1, 2, 3);
        assertThatThrownBy(records::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void all_fetchesNothingBeforeItIsRead_andAnEmptyPageEndsIt() {
        List<Integer> asked = new ArrayList<>();
        Iterator<SendRecord> records = paged(asked, 100).all(ALL);

        assertThat(asked).isEmpty();
        IntStream.range(0, 100).forEach(i -> assertThat(records.next()).isNotNull());
        assertThat(records.hasNext()).isFalse();
        assertThat(asked).containsExactly(1, 2);
    }

    @Test
    void all_whereAPageIsRefused_throwsAndSaysWhy() {
        RecordQuery query = new RecordQuery() {
            @Override
            public int largestPage() {
                return 100;
            }

            @Override
            public VendorAnswer<List<SendRecord>> page(RecordFilter filter, int number, int size) {
                return new Refused<>(new Refusal(ErrorClass.AUTH_FAILED, "-1"));
            }
        };

        assertThatThrownBy(() -> query.all(ALL).hasNext())
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("AUTH_FAILED")
                .hasMessageContaining("-1");
    }

    @Test
    void find_givesTheObjectOfItsKind_orNothing() {
        BalanceQuery balance = () -> new Success<>(Balance.prepaid(BigDecimal.TEN));
        Capabilities capabilities = Capabilities.none().with(BalanceQuery.class, balance);

        assertThat(capabilities.find(BalanceQuery.class)).containsSame(balance);
        assertThat(capabilities.find(ReportPull.class)).isEmpty();
        assertThat(Capabilities.none().find(BalanceQuery.class)).isEmpty();
    }

    @Test
    void isExhausted_onlyWhereNothingIsSentWithoutABalance() {
        BigDecimal owed = new BigDecimal("-5");

        assertThat(Balance.prepaid(BigDecimal.ZERO).isExhausted()).isTrue();
        assertThat(Balance.prepaid(BigDecimal.ONE).isExhausted()).isFalse();
        assertThat(new Balance(owed, Balance.Payment.POSTPAID, Map.of()).isExhausted())
                .isFalse();
    }

    @Test
    void part_outsideItsMessage_isRefused() {
        assertThatThrownBy(() -> new Reply.Part(1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reply.Part(1, 2, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reply.Part(1, 256, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Reply.Part(255, 255, 255).number()).isEqualTo(255);
    }

    @Test
    void filter_thatEndsBeforeItBegins_isRefused() {
        assertThatThrownBy(() -> new RecordFilter(Instant.EPOCH.plusSeconds(1), Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(UTF_8));
    }

    private static RecordQuery paged(List<Integer> asked, int total) {
        return new RecordQuery() {
            @Override
            public int largestPage() {
                return 100;
            }

            @Override
            public VendorAnswer<List<SendRecord>> page(RecordFilter filter, int number, int size) {
                asked.add(number);
                return new Success<>(IntStream.range((number - 1) * size, Math.min(total, number * size))
                        .mapToObj(id -> new SendRecord(
                                Optional.of(Integer.toString(id)),
                                new VendorNumber("138****8000"),
                                "",
                                Optional.empty(),
                                true,
                                Optional.empty()))
                        .toList());
            }
        };
    }
}
