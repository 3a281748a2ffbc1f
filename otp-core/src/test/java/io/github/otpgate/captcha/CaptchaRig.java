package io.github.otpgate.captcha;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.Purpose;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Captchas over memory. */
final class CaptchaRig {

    static final Purpose LOGIN = new Purpose("login");
    static final Purpose REGISTER = new Purpose("register");
    static final Duration LIFE = Duration.ofMinutes(2);

    final TestClock clock = new TestClock();
    final TestSeal seal = new TestSeal();
    final MemoryOnceStore store = new MemoryOnceStore(clock);
    final List<OtpEvent> events = new CopyOnWriteArrayList<>();
    final SecureRandom random = new SecureRandom();

    static CaptchaSettings settings(CaptchaKind kind) {
        return new CaptchaSettings(CaptchaMode.REQUIRED, kind, 1_000, 2_000, LIFE, LIFE, true);
    }

    static CaptchaSettings unbound(CaptchaKind kind) {
        return new CaptchaSettings(CaptchaMode.REQUIRED, kind, 1_000, 2_000, LIFE, LIFE, false);
    }

    static CaptchaAsker anybody() {
        return new CaptchaAsker(Optional.empty(), Optional.empty());
    }

    static CaptchaAsker asker(String address) {
        return new CaptchaAsker(Optional.empty(), ClientAddress.parse(address));
    }

    static CaptchaAsker asker(Purpose purpose) {
        return new CaptchaAsker(Optional.of(purpose), Optional.empty());
    }

    Captcha captcha(CaptchaKind kind) {
        return captcha(settings(kind), store, Optional.empty());
    }

    Captcha captcha(CaptchaSettings settings, OnceStore once, Optional<RemoteVerifier> remote) {
        return new Captcha(settings, new Captcha.Tools(seal, once, events::add, clock, random), remote);
    }

    /** What the id asks for, as only we can know. */
    Slip opened(String id) {
        return new Slips(seal, clock, random).openChallenge(id).orElseThrow();
    }

    int column(CaptchaChallenge slider) {
        return SliderColumn.of(opened(slider.id()).answer()).column();
    }

    /** Why answers were refused. */
    List<String> reasons() {
        return events.stream()
                .filter(OtpEvent.CaptchaFailed.class::isInstance)
                .map(OtpEvent.CaptchaFailed.class::cast)
                .map(failed -> failed.kind() + " " + failed.reason())
                .toList();
    }

    static CaptchaChallenge.ProofOfWork work(Captcha captcha, CaptchaAsker asker) {
        return (CaptchaChallenge.ProofOfWork) captcha.challenge(asker, Suspicion.NONE);
    }

    /** The number that a browser would find. */
    static int number(CaptchaChallenge.ProofOfWork task) {
        WorkTask read = new WorkTask(task.maxNumber(), task.salt(), hex(task.challenge()), hex(task.signature()));
        return IntStream.rangeClosed(0, task.maxNumber())
                .filter(read::isSolvedBy)
                .findFirst()
                .orElseThrow();
    }

    static Optional<CaptchaSolved> solve(Captcha captcha, CaptchaAsker asker) {
        CaptchaChallenge.ProofOfWork task = work(captcha, asker);
        return captcha.solve(task.id(), Integer.toString(number(task)), asker);
    }

    private static Bytes hex(String digits) {
        return Bytes.of(HexFormat.of().parseHex(digits));
    }
}
