package io.github.otpgate.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.VendorAnswer.Unclear;
import io.github.otpgate.wire.HttpAnswer.Broken;
import io.github.otpgate.wire.HttpAnswer.Complete;
import io.github.otpgate.wire.HttpAnswer.NotSent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorAnswerTest {

    private static final Bytes BODY = Bytes.of("yes".getBytes(UTF_8));

    private static VendorAnswer<String> read(int status, boolean inItsWords) {
        return VendorAnswer.of(
                new Complete(status, BODY),
                answer -> inItsWords ? Optional.of(new Success<>("yes")) : Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 403, 404})
    void of_theVendorsWords_holdUnderAnyStatusOfItsOwn(int status) {
        assertThat(read(status, true)).isEqualTo(new Success<>("yes"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void of_theVendorsWordsFromAFailingGateway_proveNothing(int status) {
        assertThat(read(status, true)).isInstanceOf(Unclear.class);
    }

    @Test
    void of_theVendorsWordsUnderARedirect_areARefusal() {
        assertThat(read(302, true)).isEqualTo(new Refused<>(new Refusal(ErrorClass.UNKNOWN, "HTTP 302")));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308, 404, 405, 411, 413})
    void of_aPageThatSaysNobodyLooked_isARefusal(int status) {
        assertThat(read(status, false)).isEqualTo(new Refused<>(new Refusal(ErrorClass.UNKNOWN, "HTTP " + status)));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 400, 403, 408, 429, 500, 502, 503})
    void of_anyOtherPage_isUnclearAndKeepsItsBody(int status) {
        assertThat(read(status, false))
                .isEqualTo(new Unclear<>("HTTP " + status + " without the vendor's answer", BODY));
    }

    @Test
    void of_aBrokenExchange_isUnclear_andOneThatNeverBegan_aRefusal() {
        assertThat(VendorAnswer.of(new Broken("SocketTimeoutException"), answer -> Optional.empty()))
                .isEqualTo(new Unclear<>("SocketTimeoutException", Bytes.none()));
        assertThat(VendorAnswer.of(new NotSent("ConnectException"), answer -> Optional.empty()))
                .isEqualTo(new Refused<>(new Refusal(ErrorClass.TEMPORARY, "ConnectException")));
    }

    @Test
    void submissionOf_anAnswer_keepsWhatItSays() {
        Accepted accepted = new Accepted("7");
        Refusal refusal = new Refusal(ErrorClass.BLACKLISTED, "10", Optional.of(Duration.ofSeconds(9)));

        assertThat(Submission.of(new Success<>(accepted), Optional.of("ours"))).isEqualTo(accepted);
        assertThat(Submission.of(new Refused<>(refusal), Optional.of("ours"))).isEqualTo(new Rejected(refusal));
        assertThat(Submission.of(new Unclear<>("cut", BODY), Optional.of("ours")))
                .isEqualTo(new Uncertain("cut", Optional.of("ours")));
    }

    @Test
    void orElseThrow_withoutAValue_saysTheClassAndNoContent() {
        assertThat(read(200, true).orElseThrow()).isEqualTo("yes");
        assertThat(read(200, true).map(String::length).toOptional()).contains(3);
        assertThatThrownBy(() -> read(404, false).orElseThrow())
                .isInstanceOf(ProviderException.class)
                .hasMessage("refused: UNKNOWN (code HTTP 404)");
        assertThatThrownBy(() -> read(502, false).map(String::length).orElseThrow())
                .isInstanceOf(ProviderException.class)
                .hasMessage("no clear answer: HTTP 502 without the vendor's answer");
    }
}
