package io.github.otpgate.captcha;

import static io.github.otpgate.captcha.CaptchaRig.LIFE;
import static io.github.otpgate.captcha.CaptchaRig.LOGIN;
import static io.github.otpgate.captcha.CaptchaRig.anybody;
import static io.github.otpgate.captcha.CaptchaRig.number;
import static io.github.otpgate.captcha.CaptchaRig.solve;
import static io.github.otpgate.captcha.CaptchaRig.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.captcha.CaptchaChallenge.ProofOfWork;
import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.model.ConfigurationException;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CaptchaTest {

    private final CaptchaRig rig = new CaptchaRig();
    private final Captcha captcha = rig.captcha(CaptchaKind.POW);

    private CaptchaPass pass(String token) {
        return captcha.read(token, LOGIN, anybody()).orElseThrow();
    }

    private static <T> long inParallel(int threads, Callable<Optional<T>> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long present = 0;
            for (Future<Optional<T>> done : pool.invokeAll(Collections.nCopies(threads, work))) {
                present += done.get().isPresent() ? 1 : 0;
            }
            return present;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void solve_rightNumber_givesATokenThatPassesOnce() {
        CaptchaSolved solved = solve(captcha, anybody()).orElseThrow();
        CaptchaPass pass = pass(solved.token());

        assertThat(solved.expiresIn()).isEqualTo(LIFE);
        assertThat(pass.kind()).isEqualTo(CaptchaKind.POW);
        assertThat(pass.life()).isEqualTo(LIFE);
        assertThat(captcha.use(pass)).isCompletedWithValue(true);
        assertThat(captcha.use(pass(solved.token()))).isCompletedWithValue(false);
        assertThat(rig.events).containsExactly(new OtpEvent.CaptchaSolved("pow"));
    }

    @Test
    void use_fiftyAtOnce_letsOnePass() throws Exception {
        String token = solve(captcha, anybody()).orElseThrow().token();

        long passed = inParallel(
                50,
                () -> Optional.of(captcha.use(pass(token)).toCompletableFuture().join())
                        .filter(first -> first));

        assertThat(passed).isOne();
    }

    @Test
    void solve_fiftyAtOnce_givesOneToken() throws Exception {
        ProofOfWork task = work(captcha, anybody());
        String number = Integer.toString(number(task));

        assertThat(inParallel(50, () -> captcha.solve(task.id(), number, anybody())))
                .isOne();
    }

    @Test
    void solve_afterAWrongAnswer_isUsedUp() {
        ProofOfWork task = work(captcha, anybody());

        assertThat(captcha.solve(task.id(), "wrong", anybody())).isEmpty();
        assertThat(captcha.solve(task.id(), Integer.toString(number(task)), anybody()))
                .isEmpty();
        assertThat(rig.reasons()).containsExactly("pow wrong", "pow used");
    }

    @Test
    void solve_lateByAMillisecond_isNothingAndNotRemembered() {
        ProofOfWork task = work(captcha, anybody());
        String number = Integer.toString(number(task));
        rig.clock.advance(LIFE);

        assertThat(captcha.solve(task.id(), number, anybody())).isEmpty();
        assertThat(rig.reasons()).containsExactly("pow late");
        assertThat(rig.store.size()).isZero();
    }

    @Test
    void solve_inTheLastMillisecond_isRight() {
        ProofOfWork task = work(captcha, anybody());
        rig.clock.advance(LIFE.minusMillis(1));

        assertThat(captcha.solve(task.id(), Integer.toString(number(task)), anybody()))
                .isPresent();
    }

    @Test
    void read_lateToken_isNothing() {
        String token = solve(captcha, anybody()).orElseThrow().token();

        rig.clock.advance(LIFE.minusMillis(1));
        assertThat(pass(token).life()).isEqualTo(Duration.ofMillis(1));
        rig.clock.advance(Duration.ofMillis(1));
        assertThat(captcha.read(token, LOGIN, anybody())).isEmpty();
    }

    @Test
    void use_passReadBeforeItsEnd_isRememberedForLonger() {
        String token = solve(captcha, anybody()).orElseThrow().token();
        rig.clock.advance(LIFE.minusMillis(1));
        CaptchaPass pass = pass(token);

        assertThat(captcha.use(pass)).isCompletedWithValue(true);
        rig.clock.advance(Duration.ofSeconds(59));
        assertThat(captcha.use(pass)).isCompletedWithValue(false);
    }

    @Test
    void challenge_unanswered_isNotRemembered() {
        for (int i = 0; i < 100; i++) {
            work(captcha, anybody());
        }

        assertThat(rig.store.size()).isZero();
    }

    @Test
    void challenge_moreSuspicion_asksForMore() {
        assertThat(work(captcha, anybody()).maxNumber()).isEqualTo(1_000);
        assertThat(captcha.challenge(anybody(), Suspicion.RAISED))
                .isInstanceOfSatisfying(
                        ProofOfWork.class, task -> assertThat(task.maxNumber()).isEqualTo(2_000));
        assertThat(captcha.challenge(anybody(), Suspicion.HIGH)).isInstanceOf(CaptchaChallenge.Slider.class);
        assertThat(rig.captcha(CaptchaKind.SLIDER).challenge(anybody(), Suspicion.NONE))
                .isInstanceOf(CaptchaChallenge.Slider.class);
    }

    @Test
    void solve_storeAway_throwsItsOwnException() {
        IllegalStateException away = new IllegalStateException("away");
        OnceStore failing = (nonce, life) -> CompletableFuture.<Boolean>failedFuture(new CompletionException(away))
                .thenApply(first -> first);
        Captcha broken = rig.captcha(CaptchaRig.settings(CaptchaKind.POW), failing, Optional.empty());
        ProofOfWork task = work(broken, anybody());

        assertThatThrownBy(() -> broken.solve(task.id(), Integer.toString(number(task)), anybody()))
                .isSameAs(away);
    }

    @Test
    void solve_interrupted_isNothingAndStaysInterrupted() {
        OnceStore silent = (nonce, life) -> new CompletableFuture<>();
        Captcha waiting = rig.captcha(CaptchaRig.settings(CaptchaKind.POW), silent, Optional.empty());
        ProofOfWork task = work(waiting, anybody());
        String number = Integer.toString(number(task));

        Thread.currentThread().interrupt();

        assertThat(waiting.solve(task.id(), number, anybody())).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(rig.reasons()).containsExactly("pow interrupted");
    }

    @Test
    void settings_easierUnderSuspicion_areRefused() {
        assertThatThrownBy(() ->
                        new CaptchaSettings(CaptchaMode.REQUIRED, CaptchaKind.POW, 50_000, 49_999, LIFE, LIFE, true))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("captcha.raised-difficulty");
    }

    @Test
    void toString_ofWhatWasSolved_showsNoToken() {
        CaptchaSolved solved = solve(captcha, anybody()).orElseThrow();

        assertThat(solved.toString()).doesNotContain(solved.token());
    }
}
