package io.github.otpgate.provider.httpbatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.Refusal;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.VendorAnswer.Unclear;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.provider.capability.Balance.Payment;
import io.github.otpgate.provider.httpbatch.HttpBatchCodes.Dialect;
import io.github.otpgate.wire.HttpAnswer.Complete;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBatchBalanceTest {

    private static final String H17 = "20130303180000,0\n1234567,1000\n1234531,2000\n";

    private final Hand clock = new Hand();
    private final AtomicInteger questions = new AtomicInteger();

    private static VendorAnswer<Balance> read(String body, Optional<String> product) {
        HttpBatchCodes codes =
                new HttpBatchCodes(Dialect.STANDARD, ErrorOverrides.of(new ProviderSettings("second", Map.of())));
        return new HttpBatchAnswers(codes, new HttpBatchProducts(product))
                .balance(new Complete(200, Bytes.of(body.getBytes(UTF_8))));
    }

    private static VendorAnswer<Balance> read(String body) {
        return read(body, Optional.empty());
    }

    private static VendorAnswer<Balance> left(String remaining, Map<String, BigDecimal> products) {
        return new Success<>(new Balance(new BigDecimal(remaining), Payment.PREPAID, products));
    }

    private HttpBatchBalance asking(Supplier<VendorAnswer<Balance>> answer) {
        return new HttpBatchBalance(clock, () -> {
            questions.incrementAndGet();
            return answer.get();
        });
    }

    @Test
    void read_h17_isEveryProductAndTheirSum() {
        assertThat(read(H17))
                .isEqualTo(left("3000", Map.of("1234567", new BigDecimal("1000"), "1234531", new BigDecimal("2000"))));
    }

    @Test
    void read_productOfOurs_isWhatRemains() {
        assertThat(read(H17, Optional.of("1234531")).orElseThrow().remaining()).isEqualByComparingTo("2000");
        assertThat(read(H17, Optional.of("7")).orElseThrow().isExhausted()).isTrue();
    }

    @Test
    void read_h18_isTheOnlyProduct() {
        assertThat(read("20161008103826,0\r\n4186886,20017"))
                .isEqualTo(left("20017", Map.of("4186886", new BigDecimal("20017"))));
    }

    @Test
    void read_codes_areRefusals() {
        assertThat(read("20130303180000,101")).isEqualTo(new Refused<>(new Refusal(ErrorClass.AUTH_FAILED, "101")));
        assertThat(read("20130303180000,102\n")).isEqualTo(new Refused<>(new Refusal(ErrorClass.AUTH_FAILED, "102")));
        assertThat(read("20130303180000,103"))
                .isEqualTo(new Refused<>(
                        new Refusal(ErrorClass.THROTTLED_ACCOUNT, "103", Optional.of(Duration.ofSeconds(10)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "20130303180000,0",
                "20130303180000,0\n1234567,1000\n1234531,",
                "20130303180000,0\n1234567,1000\n<html>",
                "20130303180000,0\n1234567,1000\n1234567,2000",
                "20130303180000,0\n1234567,1e3",
                "20130303180000,0\n1234567,1000000000000000000000",
                "{\"result\":0,\"msgid\":\"1\"}",
                "{\"result\":0}"
            })
    void read_whatIsNotAWholeBalance_isUnclear(String body) {
        assertThat(read(body)).isInstanceOf(Unclear.class);
    }

    @Test
    void balance_askedAgainWithinTenSeconds_repeatsTheAnswer() {
        HttpBatchBalance balance = asking(() -> read(H17));

        VendorAnswer<Balance> first = balance.balance();
        clock.advance(Duration.ofMillis(9999));

        assertThat(balance.balance()).isSameAs(first);
        assertThat(questions).hasValue(1);
    }

    @Test
    void balance_tenSecondsAfterTheAnswer_asksAgain() {
        HttpBatchBalance balance = asking(() -> {
            clock.advance(Duration.ofSeconds(3));
            return read(H17);
        });

        balance.balance();
        clock.advance(Duration.ofMillis(9999));
        balance.balance();
        assertThat(questions).hasValue(1);
        clock.advance(Duration.ofMillis(1));
        balance.balance();

        assertThat(questions).hasValue(2);
    }

    @Test
    void balance_clockSetBack_asksAgain() {
        HttpBatchBalance balance = asking(() -> read(H17));

        balance.balance();
        clock.advance(Duration.ofDays(-1));
        balance.balance();

        assertThat(questions).hasValue(2);
    }

    @Test
    void balance_refusal_isRepeatedToo() {
        HttpBatchBalance balance = asking(() -> read("20130303180000,103"));

        assertThat(balance.balance()).isInstanceOf(Refused.class).isEqualTo(balance.balance());
        assertThat(questions).hasValue(1);
    }

    @Test
    void balance_manyAtOnce_shareOneQuestion() throws Exception {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        HttpBatchBalance balance = asking(() -> {
            await(mayAnswer);
            return read(H17);
        });

        var all = Stream.generate(() -> CompletableFuture.supplyAsync(balance::balance, this::run))
                .limit(16)
                .toList();
        mayAnswer.countDown();

        for (CompletableFuture<VendorAnswer<Balance>> each : all) {
            assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo(read(H17));
        }
        assertThat(questions).hasValue(1);
    }

    @Test
    void balance_afterAFailureOfOurs_asksAgain() {
        HttpBatchBalance balance = asking(() -> {
            if (questions.get() == 1) {
                throw new IllegalStateException("broken");
            }
            return read(H17);
        });

        assertThatThrownBy(balance::balance).hasRootCauseMessage("broken");
        assertThat(balance.balance()).isEqualTo(read(H17));
    }

    private void run(Runnable task) {
        Thread thread = new Thread(task, "asker");
        thread.setDaemon(true);
        thread.start();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Hand extends Clock {

        private volatile Instant now = Instant.parse("2026-11-21T00:00:00Z");

        void advance(Duration by) {
            now = instant().plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
