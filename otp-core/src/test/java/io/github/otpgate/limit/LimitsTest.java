package io.github.otpgate.limit;

import static io.github.otpgate.limit.FakeRateStore.full;
import static io.github.otpgate.limit.FakeRateStore.left;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpEvent.LimitReached;
import io.github.otpgate.limit.FakeRateStore.Asked;
import io.github.otpgate.limit.LimitDecision.Admitted;
import io.github.otpgate.limit.LimitDecision.Full;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");

    private final FakeRateStore store = new FakeRateStore();
    private final List<OtpEvent> events = new ArrayList<>();

    private Limits limits(LimitSettings settings) {
        return new Limits(store, LimitsTest::name, events::add, settings, "CN");
    }

    /** Legible, so that a test can read what was named. */
    private static Bytes name(String use, Bytes content) {
        byte[] text = (use + Arrays.toString(content.toArray())).getBytes(UTF_8);
        return Bytes.of(Arrays.copyOf(text, Math.max(16, text.length)));
    }

    private static LimitSettings recording(LimitRule... rules) {
        LimitSettings defaults = LimitSettings.DEFAULT;
        return new LimitSettings(defaults.rates(), defaults.stepUpAfter(), defaults.stepUpAfterPhones(), Set.of(rules));
    }

    private static ClientAddress address(String literal) {
        return ClientAddress.parse(literal).orElseThrow();
    }

    private static Sender sender(String address) {
        return new Sender(PHONE, "CN", Optional.of(address(address)), Optional.of("session"));
    }

    private static LimitDecision get(CompletionStage<LimitDecision> decision) {
        return decision.toCompletableFuture().join();
    }

    private Bytes nameOf(String kind) {
        return store.asked.stream()
                .filter(asked -> asked.key().kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .key()
                .name();
    }

    @Test
    void admit_v4_asksForAllThatLimitsIt() {
        get(limits(LimitSettings.DEFAULT).admit(sender("192.0.2.77")));

        assertThat(store.kinds()).containsExactly("address", "address-phones", "session", "network");
        assertThat(nameOf("address"))
                .isEqualTo(name("address", address("192.0.2.77").bytes()));
        assertThat(nameOf("network"))
                .isEqualTo(name("network", address("192.0.2.0").bytes()));
    }

    @Test
    void admit_v6_asksForItsBlocks() {
        get(limits(LimitSettings.DEFAULT).admit(sender("2001:db8:1:2345:6:7:8:9")));

        assertThat(store.kinds()).containsExactly("address", "address-phones", "session", "network", "network-wide");
        assertThat(nameOf("address"))
                .isEqualTo(name("address", address("2001:db8:1:2345::").bytes()));
        assertThat(nameOf("network"))
                .isEqualTo(name("network", address("2001:db8:1:2300::").bytes()));
        assertThat(nameOf("network-wide"))
                .isEqualTo(name("network-wide", address("2001:db8:1::").bytes()));
        assertThat(store.asked.get(3).rates()).containsExactly(Rate.parse("200/1h"));
        assertThat(store.asked.get(4).rates()).containsExactly(Rate.parse("400/1h"));
    }

    @Test
    void admit_withoutAddressAndSession_countsTheForeignCountryAlone() {
        Limits limits = limits(LimitSettings.DEFAULT);

        get(limits.admit(new Sender(PHONE, "CN", Optional.empty(), Optional.empty())));
        assertThat(store.asked).isEmpty();

        get(limits.admit(new Sender(PHONE, "US", Optional.empty(), Optional.empty())));
        assertThat(store.kinds()).containsExactly("country");
    }

    @Test
    void admit_ruleWithoutRates_isNotAsked() {
        LimitSettings few = new LimitSettings(Map.of(LimitRule.GLOBAL, List.of(Rate.parse("1/1h"))), 3, 3, Set.of());

        assertThat(get(limits(few).admit(sender("192.0.2.77")))).isEqualTo(new Admitted(false));
        assertThat(store.asked).isEmpty();
    }

    @Test
    void admit_severalFull_firstRuleAndLongestWait() {
        store.answer("network", full(Duration.ofSeconds(5))).answer("session", full(Duration.ofSeconds(50)));

        assertThat(get(limits(LimitSettings.DEFAULT).admit(sender("192.0.2.77"))))
                .isEqualTo(new Full(LimitRule.SESSION, Duration.ofSeconds(50)));
        assertThat(events).containsExactly(new LimitReached("session", false, Duration.ofSeconds(50)));
    }

    @Test
    void admit_wideNetworkFull_isTheNetworkRule() {
        store.answer("network-wide", full(Duration.ofSeconds(5)));

        assertThat(get(limits(LimitSettings.DEFAULT).admit(sender("2001:db8::1"))))
                .isEqualTo(new Full(LimitRule.NETWORK, Duration.ofSeconds(5)));
    }

    @Test
    void admit_recordOnly_reportsAndRefusesNothing() {
        store.answer("address", full(Duration.ofSeconds(5)));

        assertThat(get(limits(recording(LimitRule.ADDRESS)).admit(sender("192.0.2.77"))))
                .isEqualTo(new Admitted(false));
        assertThat(events).containsExactly(new LimitReached("address", true, Duration.ofSeconds(5)));
    }

    @Test
    void admit_recordOnlyAndAnother_theOtherRefuses() {
        store.answer("address", full(Duration.ofSeconds(50))).answer("session", full(Duration.ofSeconds(5)));

        assertThat(get(limits(recording(LimitRule.ADDRESS)).admit(sender("192.0.2.77"))))
                .isEqualTo(new Full(LimitRule.SESSION, Duration.ofSeconds(5)));
        assertThat(events)
                .containsExactly(
                        new LimitReached("address", true, Duration.ofSeconds(50)),
                        new LimitReached("session", false, Duration.ofSeconds(5)));
    }

    @Test
    void admit_moreThanTheStepUp_asksForAHarderCaptcha() {
        Limits limits = limits(LimitSettings.DEFAULT);

        store.answer("address", left(7));
        assertThat(get(limits.admit(sender("192.0.2.77")))).isEqualTo(new Admitted(false));
        store.answer("address", left(6));
        assertThat(get(limits.admit(sender("192.0.2.77")))).isEqualTo(new Admitted(true));
        assertThat(get(limits(recording(LimitRule.ADDRESS)).admit(sender("192.0.2.77"))))
                .isEqualTo(new Admitted(false));

        store.answer("address", left(10)).answer("address-phones", left(16));
        assertThat(get(limits.admit(sender("192.0.2.77")))).isEqualTo(new Admitted(true));
    }

    @Test
    void admit_stepUpOff_neverAsksForAHarderCaptcha() {
        store.answer("address", left(0)).answer("address-phones", left(0));
        LimitSettings off = new LimitSettings(LimitSettings.DEFAULT.rates(), 0, 0, Set.of());

        assertThat(get(limits(off).admit(sender("192.0.2.77")))).isEqualTo(new Admitted(false));
    }

    @Test
    void admit_oneStoreFails_nobodyPassesAndTheRestIsNotAsked() {
        store.answer("address", CompletableFuture.failedFuture(new IllegalStateException("away")));

        CompletionStage<LimitDecision> decision = limits(LimitSettings.DEFAULT).admit(sender("192.0.2.77"));

        assertThatThrownBy(() -> get(decision)).hasMessageContaining("away");
        assertThat(store.kinds()).containsExactly("address");
        assertThat(events).isEmpty();
    }

    @Test
    void admit_lateFailure_nobodyPasses() {
        CompletableFuture<Tokens> late = new CompletableFuture<>();
        store.answer("session", late).answer("address", full(Duration.ofSeconds(5)));
        CompletionStage<LimitDecision> decision = limits(LimitSettings.DEFAULT).admit(sender("192.0.2.77"));

        late.completeExceptionally(new IllegalStateException("away"));

        assertThatThrownBy(() -> get(decision)).hasMessageContaining("away");
    }

    @Test
    void weigh_countsTheNetworksAlone() {
        store.answer("network", CompletableFuture.failedFuture(new IllegalStateException("away")));
        Limits limits = limits(LimitSettings.DEFAULT);

        limits.weigh(address("192.0.2.77"));
        store.answer("network", left(1));
        limits.weigh(address("2001:db8::1"));

        assertThat(store.kinds()).containsExactly("network", "network", "network-wide");
    }

    @Test
    void admitRule_namedByAddress() {
        get(limits(LimitSettings.DEFAULT).admit(LimitRule.CAPTCHAS, address("192.0.2.77")));
        get(limits(LimitSettings.DEFAULT).look(LimitRule.WRONG_CODES, address("192.0.2.77")));

        assertThat(store.kinds()).containsExactly("captchas", "wrong-codes");
        assertThat(store.asked).extracting(Asked::tokens).containsExactly(1L, 0L);
    }

    @Test
    void look_full_isKnownAfterwards() {
        Limits limits = limits(LimitSettings.DEFAULT);
        ClientAddress address = address("2001:db8::1");
        store.answer("wrong-codes", full(Duration.ofMinutes(5)));
        assertThat(limits.isKnownFull(LimitRule.WRONG_CODES, address)).isFalse();

        get(limits.look(LimitRule.WRONG_CODES, address));
        LimitDecision again = get(limits.look(LimitRule.WRONG_CODES, address("2001:db8::ffff")));

        assertThat(limits.isKnownFull(LimitRule.WRONG_CODES, address)).isTrue();
        assertThat(limits.isKnownFull(LimitRule.CAPTCHAS, address)).isFalse();
        assertThat(limits.isKnownFull(LimitRule.WRONG_CODES, address("2001:db8:0:1::1")))
                .isFalse();
        assertThat(again).isInstanceOf(Full.class);
        assertThat(store.asked).hasSize(1);
        assertThat(events).hasSize(2);

        limits.settings(LimitSettings.DEFAULT);
        assertThat(limits.isKnownFull(LimitRule.WRONG_CODES, address)).isFalse();
    }

    @Test
    void admitRule_theLastOne_isKnownFullAfterwards() {
        ClientAddress address = address("192.0.2.77");
        RateStore last = new RateStoreThatRunsOut();
        Limits limits = new Limits(last, LimitsTest::name, events::add, LimitSettings.DEFAULT, "CN");

        assertThat(get(limits.admit(LimitRule.WRONG_CODES, address))).isEqualTo(new Admitted(false));

        assertThat(limits.isKnownFull(LimitRule.WRONG_CODES, address)).isTrue();
    }

    @Test
    void lookRecordOnly_isNeverKnownFull() {
        Limits limits = limits(recording(LimitRule.WRONG_CODES));
        store.answer("wrong-codes", full(Duration.ofMinutes(5)));

        assertThat(get(limits.look(LimitRule.WRONG_CODES, address("192.0.2.77"))))
                .isEqualTo(new Admitted(false));
        assertThat(limits.isKnownFull(LimitRule.WRONG_CODES, address("192.0.2.77")))
                .isFalse();
        assertThat(events).containsExactly(new LimitReached("wrong-codes", true, Duration.ofMinutes(5)));
    }

    @Test
    void giveBack_theLastOne_isNotKnownFullAnyMore() {
        Limits limits = limits(LimitSettings.DEFAULT);
        store.answer("wrong-captchas", full(Duration.ofMinutes(5)));
        get(limits.admit(LimitRule.WRONG_CAPTCHAS, address("192.0.2.77")));

        store.answer("wrong-captchas", left(1));
        limits.giveBack(LimitRule.WRONG_CAPTCHAS, address("192.0.2.77"));

        assertThat(store.asked.get(1).tokens()).isEqualTo(-1);
        assertThat(limits.isKnownFull(LimitRule.WRONG_CAPTCHAS, address("192.0.2.77")))
                .isFalse();
    }

    /** Gives its last token to the first who takes one. */
    private static final class RateStoreThatRunsOut extends FakeRateStore {

        @Override
        public CompletionStage<Tokens> take(RateKey key, List<Rate> rates, long tokens) {
            return CompletableFuture.completedFuture(tokens > 0 ? left(0) : full(Duration.ofMinutes(1)));
        }
    }

    /** Whoever replays a token, or is over their own limits, must not use up what others need. */
    @Test
    void admit_unpaid_countsNothingThatIsShared() {
        get(limits(LimitSettings.DEFAULT).admit(sender("192.0.2.77"), CompletableFuture.completedFuture(false)));

        assertThat(store.kinds()).containsExactly("address", "address-phones", "session");
    }

    @Test
    void admit_ownLimitFull_givesTheSharedOnesBack() {
        store.answer("address", full(Duration.ofSeconds(5)));

        get(limits(LimitSettings.DEFAULT).admit(sender("192.0.2.77")));

        assertThat(store.kinds()).containsExactly("address", "address-phones", "session", "network", "network");
        assertThat(store.asked.get(4).tokens()).isEqualTo(-1);
    }
}
