package io.github.otpgate.captcha;

import static io.github.otpgate.captcha.CaptchaRig.LOGIN;
import static io.github.otpgate.captcha.CaptchaRig.anybody;
import static io.github.otpgate.captcha.CaptchaRig.number;
import static io.github.otpgate.captcha.CaptchaRig.solve;
import static io.github.otpgate.captcha.CaptchaRig.work;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.captcha.CaptchaChallenge.ProofOfWork;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.Purpose;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlipsTest {

    private static final Purpose LONGEST_PURPOSE = new Purpose("p".repeat(32));

    private final CaptchaRig rig = new CaptchaRig();
    private final Captcha captcha = rig.captcha(CaptchaKind.POW);

    private static String text(byte... bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Slip slip(SlipType type, String address) {
        Scope scope = new Scope(
                Optional.of(LONGEST_PURPOSE), ClientAddress.parse(address).map(ClientAddress::site));
        return new Slips(rig.seal, rig.clock, rig.random).draw(type, CaptchaRig.LIFE, scope, Bytes.of((byte) 7));
    }

    @ParameterizedTest
    @EnumSource(SlipType.class)
    void format_everyType_isReadAsWritten(SlipType type) {
        for (String address : List.of("192.0.2.1", "2001:db8::1", "none")) {
            Slip slip = slip(type, address);

            assertThat(SlipFormat.read(SlipFormat.write(slip))).contains(slip);
        }
    }

    @Test
    void format_cutOrContinuedOrOfAnotherVersion_isNothing() {
        byte[] plain = SlipFormat.write(slip(SlipType.POW, "192.0.2.1")).toArray();
        byte[] next = plain.clone();
        next[0]++;

        for (int length = 0; length < plain.length; length++) {
            assertThat(SlipFormat.read(Bytes.of(Arrays.copyOf(plain, length)))).isEmpty();
        }
        assertThat(SlipFormat.read(Bytes.of(Arrays.copyOf(plain, plain.length + 1))))
                .isEmpty();
        assertThat(SlipFormat.read(Bytes.of(next))).isEmpty();
    }

    @Test
    void solve_anyChangedByteOfTheId_isNothing() {
        ProofOfWork task = work(captcha, anybody());
        String number = Integer.toString(number(task));
        byte[] id = Base64.getUrlDecoder().decode(task.id());

        for (int i = 0; i < id.length; i++) {
            byte[] changed = id.clone();
            changed[i] ^= 1;
            assertThat(captcha.solve(text(changed), number, anybody())).isEmpty();
        }
        assertThat(rig.reasons()).containsOnly("unknown forged").hasSize(id.length);
        assertThat(captcha.solve(task.id(), number, anybody())).isPresent();
    }

    @Test
    void read_anyChangedByteOfTheToken_isNothing() {
        byte[] token = Base64.getUrlDecoder()
                .decode(solve(captcha, anybody()).orElseThrow().token());

        for (int i = 0; i < token.length; i++) {
            byte[] changed = token.clone();
            changed[i] ^= (byte) 0x80;
            assertThat(captcha.read(text(changed), LOGIN, anybody())).isEmpty();
        }
    }

    @Test
    void read_idOfAChallenge_isNoToken() {
        assertThat(captcha.read(work(captcha, anybody()).id(), LOGIN, anybody()))
                .isEmpty();
        assertThat(captcha.read(captcha.challenge(anybody(), Suspicion.HIGH).id(), LOGIN, anybody()))
                .isEmpty();
    }

    @Test
    void solve_token_isNoChallenge() {
        String token = solve(captcha, anybody()).orElseThrow().token();

        assertThat(captcha.solve(token, "0", anybody())).isEmpty();
        assertThat(rig.reasons()).containsExactly("unknown forged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "not base64!", "AAAA", "\u0000", "１２", "+/+/"})
    void read_nonsense_isNothing(String text) {
        assertThat(captcha.read(text, LOGIN, anybody())).isEmpty();
        assertThat(captcha.solve(text, "0", anybody())).isEmpty();
    }

    @Test
    void read_sameBytesWrittenOtherwise_isNothing() {
        String token = solve(captcha, anybody()).orElseThrow().token();
        String padded =
                Base64.getUrlEncoder().encodeToString(Base64.getUrlDecoder().decode(token));

        assertThat(padded.equals(token)
                        || captcha.read(padded, LOGIN, anybody()).isEmpty())
                .isTrue();
        assertThat(captcha.read(token + "=", LOGIN, anybody())).isEmpty();
        assertThat(captcha.read(token + "\n", LOGIN, anybody())).isEmpty();
    }

    @Test
    void read_overlong_isRefusedBeforeItIsOpened() {
        AtomicInteger opened = new AtomicInteger();
        CaptchaSeal counting = new CaptchaSeal() {
            @Override
            public Bytes seal(Bytes plain) {
                return plain;
            }

            @Override
            public Optional<Bytes> open(Bytes sealed) {
                opened.incrementAndGet();
                return Optional.empty();
            }

            @Override
            public Bytes mac(Bytes content) {
                return content;
            }
        };
        Slips slips = new Slips(counting, rig.clock, rig.random);

        assertThat(slips.openToken("A".repeat(1_024))).isEmpty();
        assertThat(slips.openToken("A".repeat(1_025))).isEmpty();
        assertThat(slips.openChallenge("A".repeat(1_000_000))).isEmpty();
        assertThat(opened).hasValue(1);
    }

    @Test
    void challenge_everything_fitsIntoAnId() {
        CaptchaAsker asker = new CaptchaAsker(Optional.of(LONGEST_PURPOSE), ClientAddress.parse("2001:db8::1"));

        assertThat(work(captcha, asker).id()).hasSizeLessThan(400).matches("[A-Za-z0-9_-]+");
    }
}
