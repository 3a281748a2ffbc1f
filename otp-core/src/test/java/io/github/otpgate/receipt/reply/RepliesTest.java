package io.github.otpgate.receipt.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpEvent.Disowned;
import io.github.otpgate.event.OtpEvent.OptedOut;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");

    private static final Instant NOW = Instant.parse("2026-03-17T14:55:21Z");

    private final ScriptedSuppressionStore store = new ScriptedSuppressionStore();
    private final SuppressionList list = new SuppressionList(store, new KeyedSealer(1));
    private final List<PhoneNumber> frozen = new ArrayList<>();
    private final List<OtpEvent> events = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final Disowning disowning = new Disowning(Clock.fixed(NOW, ZoneOffset.UTC), frozen::add);
    private final Replies replies = replies((provider, reply) -> heard.add(provider + " " + reply.text()));

    private Replies replies(BiConsumer<String, Reply> listener) {
        return new Replies(ReplyWords.DEFAULT, list, disowning, events::add, listener);
    }

    private static Reply reply(String from, String text) {
        return reply(from, text, Optional.empty());
    }

    private static Reply reply(String from, String text, Optional<Reply.Part> part) {
        return new Reply(Optional.empty(), new VendorNumber(from), text, Optional.empty(), "", part);
    }

    private void take(String text) {
        replies.take("main", reply("13800138000", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TD",
                "td",
                "Td",
                "ＴＤ",
                "ｔｄ",
                " td ",
                "\u3000TD\u00A0",
                "\uFEFFtd\u200B",
                "T\u200BD",
                "td\r\n",
                "\ttd",
                "TD.",
                "TD。",
                "退订",
                "退订。",
                "退订！",
                "【退订】",
                "“TD”",
                "'T'",
                "「ｔ」",
                "T",
                "t",
                "ｔ",
                "T\uFE0F",
                "(td)",
                "TD\u0000"
            })
    void take_optOutInAnySpelling_suppressesThePhone(String text) {
        take(text);

        assertThat(list.contains(PHONE).toCompletableFuture().join()).isTrue();
        assertThat(events).containsExactly(new OptedOut("main", PHONE));
        assertThat(frozen).isEmpty();
        assertThat(heard).containsExactly("main " + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "。",
                "TD?",
                "退订？",
                "不退订",
                "回复TD退订",
                "TD TD",
                "T D",
                "TDD",
                "STOP",
                "收到了，谢谢！",
                "TD123456",
                "T T",
                "ok,TD",
                "T\u0301",
                "\uD800",
                "ΤD",
                "非本人吗",
                "我不是我",
                "TD\nTD",
                "{#code#}",
                "${td}",
                "SET td 1"
            })
    void take_anythingElse_isOnlyHanded(String text) {
        take(text);

        assertThat(store.phones).isEmpty();
        assertThat(frozen).isEmpty();
        assertThat(events).isEmpty();
        assertThat(heard).containsExactly("main " + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"非本人", "非本人操作。", "不是我", "不是本人", "not me", "Not  Me!", "NOTME", "ｎｏｔ　ｍｅ"})
    void take_notMe_freezesThePhonesCodes(String text) {
        take(text);

        assertThat(frozen).containsExactly(PHONE);
        assertThat(events).containsExactly(new Disowned("main", PHONE));
        assertThat(store.phones).isEmpty();
        assertThat(heard).hasSize(1);
    }

    /** Written a moment ago as far as anybody can tell who trusts neither clocks nor that the vendor writes +08:00. */
    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT10M", "PT-5M", "PT8H", "PT20H", "PT24H", "PT-16H", "P-3650D"})
    void take_notMeThatMayBeFresh_freezes(Duration age) {
        replies.take("main", written(NOW.minus(age), "非本人"));

        assertThat(frozen).containsExactly(PHONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT24H0.001S", "PT72H", "P4000D", "P365000000D"})
    void take_notMeFromBeforeAnyLiveCode_isToldAndFreezesNone(Duration age) {
        replies.take("main", written(NOW.minus(age), "非本人"));

        assertThat(frozen).isEmpty();
        assertThat(events).containsExactly(new Disowned("main", PHONE));
        assertThat(heard).containsExactly("main 非本人");
    }

    @Test
    void take_oldOptOut_suppressesAllTheSame() {
        replies.take("main", written(NOW.minus(Duration.ofDays(30)), "TD"));

        assertThat(events).containsExactly(new OptedOut("main", PHONE));
    }

    private static Reply written(Instant at, String text) {
        return new Reply(
                Optional.empty(), new VendorNumber("13800138000"), text, Optional.of(at), "", Optional.empty());
    }

    @Test
    void law8_optOutRepeated_isToldOnce() {
        take("TD");
        take("退订");
        replies.take("second", reply("+8613800138000", "t"));

        assertThat(events).containsExactly(new OptedOut("main", PHONE));
        assertThat(heard).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"138****8000", "", "85291234567", "13800138000,13900139000"})
    void take_numberThatSaysNobody_isOnlyHanded(String from) {
        replies.take("main", reply(from, "TD"));
        replies.take("main", reply(from, "非本人"));

        assertThat(store.phones).isEmpty();
        assertThat(frozen).isEmpty();
        assertThat(events).isEmpty();
        assertThat(heard).containsExactly("main TD", "main 非本人");
    }

    @Test
    void take_partOfALongerMessage_isOnlyHanded() {
        replies.take("main", reply("13800138000", "T", Optional.of(new Reply.Part(7, 3, 3))));

        assertThat(store.phones).isEmpty();
        assertThat(heard).hasSize(1);
    }

    @Test
    void take_hugeText_isOnlyHanded() {
        take(".".repeat(1 << 20) + "TD");

        assertThat(store.phones).isEmpty();
        assertThat(heard).hasSize(1);
    }

    @Test
    void law6_storeAway_throwsSoThatItComesAgain() {
        store.away = true;

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> take("TD"));
        assertThat(heard).isEmpty();
        assertThat(events).isEmpty();
        store.away = false;
        take("TD");

        assertThat(events).containsExactly(new OptedOut("main", PHONE));
        assertThat(heard).hasSize(1);
    }

    @Test
    void take_listenerThatThrows_hasHeededTheWordsOnce() {
        Replies failing = replies((provider, reply) -> {
            throw new IllegalStateException("the application");
        });

        for (int i = 0; i < 2; i++) {
            assertThatIllegalStateException().isThrownBy(() -> failing.take("main", reply("13800138000", "TD")));
        }

        assertThat(events).containsExactly(new OptedOut("main", PHONE));
    }

    @Test
    void take_configuredWords_replaceTheDefault() {
        ReplyWords words = new ReplyWords(Set.of("n"), Set.of());
        Replies other = new Replies(words, list, disowning, events::add, (provider, reply) -> {});

        other.take("main", reply("13800138000", "TD"));
        assertThat(events).isEmpty();
        other.take("main", reply("13800138000", "Ｎ"));
        assertThat(events).containsExactly(new OptedOut("main", PHONE));
    }

    @Test
    void law9_turkishLocale_changesNothing() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            ReplyWords words = new ReplyWords(Set.of("quit"), Set.of());
            Replies other = new Replies(words, list, disowning, events::add, (provider, reply) -> {});
            other.take("main", reply("13800138000", "QUIT"));
        } finally {
            Locale.setDefault(before);
        }
        assertThat(events).containsExactly(new OptedOut("main", PHONE));
    }
}
