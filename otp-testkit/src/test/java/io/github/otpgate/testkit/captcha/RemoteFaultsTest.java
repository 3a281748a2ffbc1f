package io.github.otpgate.testkit.captcha;

import static io.github.otpgate.captcha.RemoteVerifier.Verdict.FAILED;
import static io.github.otpgate.captcha.RemoteVerifier.Verdict.PASSED;
import static io.github.otpgate.captcha.RemoteVerifier.Verdict.UNREACHABLE;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.captcha.remote.RemoteCaptchaType;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.HttpReply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A vendor that is away, broken or not the vendor lets nobody in, and not for long. */
class RemoteFaultsTest {

    private static final String JSON = "application/json";
    private static final String PAGE = "<html>{\"success\":true}</html>";
    private static final int MANY_BYTES = 10 * 1024 * 1024;

    /** More than any time-out, less than two of them. */
    private static final Duration QUICK = Duration.ofSeconds(8);

    /** Success for every vendor. */
    private static String success(String more) {
        return "{\"success\":true,\"status\":\"success\",\"result\":\"success\",\"hostname\":\"" + Site.HOST
                + "\",\"action\":\"login\",\"score\":0.9" + more + "}";
    }

    private static Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("500", Fault.answer(500, JSON, success("")));
        faults.put("503", Fault.answer(503, "text/html", PAGE));
        faults.put("429", Fault.answer(429, JSON, "{\"success\":false,\"error-codes\":[\"rate-limited\"]}"));
        faults.put("403", Fault.answer(403, JSON, success("")));
        faults.put("404", Fault.answer(404, "text/html", PAGE));
        faults.put("201", Fault.answer(201, JSON, success("")));
        faults.put("400 and success", Fault.answer(400, JSON, success("")));
        faults.put("HTML", Fault.answer(200, "text/html", PAGE));
        faults.put("nothing", Fault.answer(200, JSON, ""));
        faults.put("half", Fault.answer(200, JSON, success("").substring(0, 40)));
        faults.put("null", Fault.answer(200, JSON, "null"));
        faults.put("array", Fault.answer(200, JSON, "[" + success("") + "]"));
        faults.put("true", Fault.answer(200, JSON, "true"));
        faults.put("two objects", Fault.answer(200, JSON, success("") + success("")));
        faults.put("twice", Fault.answer(200, JSON, success(",\"success\":true,\"status\":\"success\"")));
        faults.put("deep", Fault.answer(200, JSON, success(",\"x\":" + "[".repeat(5000) + "]".repeat(5000))));
        faults.put("UTF-16", new Fault.Answer(HttpReply.text(200, JSON, success(""), UTF_16)));
        faults.put("10 MB", Fault.answer(200, JSON, success("") + " ".repeat(MANY_BYTES)));
        faults.put("endless", new Fault.Endless(HttpReply.json(200, success("") + " ".repeat(1024))));
        faults.put("reset", Fault.acceptThenReset());
        return faults;
    }

    @ParameterizedTest
    @EnumSource
    void verify_answerThatIsNone_isNoVerdict(RemoteCaptchaType type) {
        try (Site site = Site.of(type)) {
            faults().forEach((name, fault) -> {
                site.faults().next(fault);

                assertThat(site.verify(site.goodToken())).as(name).isEqualTo(UNREACHABLE);
            });
            assertThat(site.requests().count()).isEqualTo(faults().size());
            site.faults().next(Fault.answer(200, JSON, success("")));
            assertThat(site.verify(site.goodToken()))
                    .as("the same without a fault")
                    .isEqualTo(PASSED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void verify_redirect_isNotFollowed(int status) {
        try (Site site = Site.of(RemoteCaptchaType.HCAPTCHA);
                SiteVerifySimulator elsewhere = SiteVerifySimulator.start(SiteVerifyVendor.HCAPTCHA, site.clock())) {
            site.faults()
                    .next(new Fault.Answer(HttpReply.json(status, success(""))
                            .withHeader("Location", elsewhere.url().toString())));

            assertThat(site.verify(site.goodToken())).isEqualTo(UNREACHABLE);
            assertThat(elsewhere.requests().count()).isZero();
        }
    }

    @Test
    void verify_silence_endsSoon() {
        try (Site site = Site.of(RemoteCaptchaType.TURNSTILE)) {
            site.faults().next(Fault.acceptThenHang());
            long start = System.nanoTime();

            assertThat(site.verify(site.goodToken())).isEqualTo(UNREACHABLE);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(QUICK);
            assertThat(site.requests().count()).isOne();
        }
    }

    @Test
    void verify_answerByteByByte_endsSoon() {
        try (Site site = Site.of(RemoteCaptchaType.TURNSTILE)) {
            site.faults().next(Fault.slowBody(Duration.ofSeconds(1)));
            long start = System.nanoTime();

            assertThat(site.verify(site.goodToken())).isEqualTo(UNREACHABLE);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(QUICK);
        }
    }

    @ParameterizedTest
    @EnumSource
    void verify_nobodyThere_isNoVerdict(RemoteCaptchaType type) {
        try (Site site = Site.of(type)) {
            String token = site.goodToken();
            site.vendorLeaves();

            assertThat(site.verify(token)).isEqualTo(UNREACHABLE);
        }
    }

    @Test
    void verify_refusalWith400_fails() {
        try (Site site = Site.of(RemoteCaptchaType.TURNSTILE)) {
            site.faults()
                    .next(Fault.answer(400, JSON, "{\"success\":false,\"error-codes\":[\"invalid-input-response\"]}"));

            assertThat(site.verify(site.goodToken())).isEqualTo(FAILED);
        }
    }
}
