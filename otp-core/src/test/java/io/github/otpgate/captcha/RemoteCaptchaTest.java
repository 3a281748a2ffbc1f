package io.github.otpgate.captcha;

import static io.github.otpgate.captcha.CaptchaRig.LOGIN;
import static io.github.otpgate.captcha.CaptchaRig.asker;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.captcha.CaptchaChallenge.ProofOfWork;
import io.github.otpgate.captcha.CaptchaChallenge.Remote;
import io.github.otpgate.captcha.CaptchaChallenge.Slider;
import io.github.otpgate.captcha.RemoteVerifier.Verdict;
import io.github.otpgate.model.ClientAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemoteCaptchaTest {

    private static final CaptchaAsker ASKER = asker("192.0.2.1");

    private final CaptchaRig rig = new CaptchaRig();
    private final ScriptedVerifier verifier = new ScriptedVerifier();
    private final Captcha captcha = captcha(CaptchaKind.SLIDER);

    private Captcha captcha(CaptchaKind kind) {
        return rig.captcha(CaptchaRig.settings(kind), rig.store, Optional.of(verifier));
    }

    private Optional<CaptchaSolved> answer(String token) {
        return captcha.solve(captcha.challenge(ASKER, Suspicion.NONE).id(), token, ASKER);
    }

    @Test
    void challenge_sliderOrHighSuspicion_isRemote() {
        Captcha work = captcha(CaptchaKind.POW);

        assertThat(captcha.challenge(ASKER, Suspicion.NONE))
                .isInstanceOfSatisfying(
                        Remote.class,
                        remote -> assertThat(remote.kind() + " " + remote.siteKey())
                                .isEqualTo("turnstile site"));
        assertThat(work.challenge(ASKER, Suspicion.HIGH)).isInstanceOf(Remote.class);
        assertThat(work.challenge(ASKER, Suspicion.RAISED)).isInstanceOf(ProofOfWork.class);
    }

    @Test
    void solve_passed_countsAsASlider() {
        CaptchaSolved solved = answer("good").orElseThrow();

        assertThat(captcha.read(solved.token(), LOGIN, ASKER).orElseThrow().kind())
                .isEqualTo(CaptchaKind.SLIDER);
        assertThat(verifier.asked).containsExactly("good from " + ASKER.address());
    }

    @Test
    void solve_failed_isWrong() {
        verifier.verdict = Verdict.FAILED;

        assertThat(answer("bad")).isEmpty();
        assertThat(rig.reasons()).containsExactly("turnstile wrong");
        assertThat(captcha.challenge(ASKER, Suspicion.NONE)).isInstanceOf(Remote.class);
    }

    @Test
    void solve_unreachable_isNoPassAndOffersTheSliderFor30Seconds() {
        verifier.verdict = Verdict.UNREACHABLE;

        assertThat(answer("good")).isEmpty();
        assertThat(rig.reasons()).containsExactly("turnstile unreachable");
        assertThat(captcha.challenge(ASKER, Suspicion.NONE)).isInstanceOf(Slider.class);
        rig.clock.advance(Duration.ofMillis(29_999));
        assertThat(captcha.challenge(ASKER, Suspicion.NONE)).isInstanceOf(Slider.class);
        rig.clock.advance(Duration.ofMillis(1));
        assertThat(captcha.challenge(ASKER, Suspicion.NONE)).isInstanceOf(Remote.class);
    }

    @Test
    void solve_sameRemoteTokenForAnotherChallenge_isUsed() {
        assertThat(answer("good")).isPresent();
        assertThat(answer("good")).isEmpty();
        assertThat(answer("other")).isPresent();
        assertThat(rig.reasons()).containsExactly("turnstile used");
        assertThat(verifier.asked).hasSize(2);
    }

    @Test
    void solve_sameChallengeTwice_asksOnce() {
        String id = captcha.challenge(ASKER, Suspicion.NONE).id();

        assertThat(captcha.solve(id, "good", ASKER)).isPresent();
        assertThat(captcha.solve(id, "other", ASKER)).isEmpty();
        assertThat(verifier.asked).hasSize(1);
    }

    @Test
    void solve_emptyOrOverlongToken_isWrongWithoutAsking() {
        assertThat(answer("")).isEmpty();
        assertThat(answer("t".repeat(8_193))).isEmpty();
        assertThat(verifier.asked).isEmpty();
        assertThat(rig.reasons()).containsOnly("turnstile wrong");
    }

    @Test
    void solve_verifierNoLongerConfigured_isNoPass() {
        String id = captcha.challenge(ASKER, Suspicion.NONE).id();

        assertThat(rig.captcha(CaptchaKind.SLIDER).solve(id, "good", ASKER)).isEmpty();
        assertThat(rig.reasons()).containsExactly("remote unreachable");
    }

    private static final class ScriptedVerifier implements RemoteVerifier {

        private volatile Verdict verdict = Verdict.PASSED;
        private final List<String> asked = new ArrayList<>();

        @Override
        public String kind() {
            return "turnstile";
        }

        @Override
        public String siteKey() {
            return "site";
        }

        @Override
        public Verdict verify(String token, Optional<ClientAddress> address) {
            asked.add(token + " from " + address);
            return verdict;
        }
    }
}
