package io.github.otpgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneInboxTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private final PhoneInbox inbox = new PhoneInbox(new MovableClock(NOW));

    @Test
    void messages_moreThanItHolds_keepsTheLastThousand() {
        for (int i = 1; i <= 1001; i++) {
            inbox.receive("13800138000", "text " + i);
        }

        assertThat(inbox.messages()).hasSize(1000);
        assertThat(inbox.messages().get(0).sequence()).isEqualTo(2);
        assertThat(inbox.messages().get(999)).isEqualTo(new ReceivedMessage(1001, "13800138000", "text 1001", NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "13800138000, 13800138000, true",
        "13800138000, +8613800138000, true",
        "+8613800138000, 13800138000, true",
        "8613800138000, +86 138-0013-8000, true",
        "13800138000, 008613800138000, true",
        "13800138000, 13800138001, false",
        "+93701234567, +8693701234567, false",
        "13800138000, 8000, false",
        "13800138000, 999913800138000, false",
    })
    void messagesTo_otherSpelling_findsTheSamePhoneOnly(String seen, String asked, boolean found) {
        inbox.receive(seen, "text");

        assertThat(inbox.messagesTo(asked)).hasSize(found ? 1 : 0);
    }

    @Test
    void awaitMessage_arrivesLater_returnsIt() {
        CompletableFuture<ReceivedMessage> awaited =
                CompletableFuture.supplyAsync(() -> inbox.awaitMessage("13800138000", Duration.ofSeconds(10)));

        inbox.receive("13900139000", "other");
        ReceivedMessage sent = inbox.receive("13800138000", "mine");

        assertThat(awaited.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(sent);
    }

    @Test
    void awaitMessage_none_failsWithoutTheNumber() {
        assertThatThrownBy(() -> inbox.awaitMessage("13800138000", Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("No message to 138****8000 within 1 ms");
    }

    @Test
    void awaitMessageAfter_onlyTheOldOne_fails() {
        ReceivedMessage old = inbox.receive("13800138000", "first");

        assertThatThrownBy(() -> inbox.awaitMessageAfter(old.sequence(), "13800138000", Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class);

        ReceivedMessage fresh = inbox.receive("13800138000", "second");
        assertThat(inbox.awaitMessageAfter(old.sequence(), "13800138000", Duration.ZERO))
                .isEqualTo(fresh);
    }

    @ParameterizedTest
    @CsvSource({
        "【豪霆云】您的验证码是1234, 1234",
        "【公司12345】您的验证码是987654。, 987654",
        "【豪霆云】激活码是0012。如非本人操作，请致电400-081-2798, 0012",
        "【豪霆云】订单12345678901的验证码是4321, 4321",
        "【豪霆云】123(云片手机动态码，请完成验证), ",
        "【豪霆云】１２３４, ",
    })
    void code_text_firstRunOfFourToTenDigits(String text, String code) {
        ReceivedMessage message = new ReceivedMessage(1, "13800138000", text, NOW);

        assertThat(message.code().orElse(null)).isEqualTo(code);
    }

    @Test
    void toString_message_showsNeitherTextNorNumber() {
        ReceivedMessage message = new ReceivedMessage(1, "+8613800138000", "您的验证码是1234", NOW);

        assertThat(message.toString()).contains("+86138****8000").doesNotContain("13800138000", "1234", "验证码");
    }
}
