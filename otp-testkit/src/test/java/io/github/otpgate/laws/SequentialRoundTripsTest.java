package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.CaptchaOffer;
import io.github.otpgate.CaptchaRequest;
import io.github.otpgate.CaptchaResult;
import io.github.otpgate.CaptchaSolution;
import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.captcha.CaptchaKind;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.captcha.CaptchaSettings;
import io.github.otpgate.captcha.RemoteVerifier;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.Rate;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Law 10: an issue waits for Redis three times at most, however many others issue at the same time. */
@ExtendWith(RedisExtension.class)
class SequentialRoundTripsTest {

    private static final int CALLERS = 256;

    private static final RemoteVerifier ANYBODY = new RemoteVerifier() {
        @Override
        public String kind() {
            return "open";
        }

        @Override
        public String siteKey() {
            return "door";
        }

        @Override
        public Verdict verify(String token, Optional<ClientAddress> address) {
            return Verdict.PASSED;
        }
    };

    /** A budget that the callers do not reach. */
    static LimitSettings roomy() {
        Map<LimitRule, List<Rate>> rates = new EnumMap<>(LimitSettings.DEFAULT.rates());
        rates.put(LimitRule.GLOBAL, List.of(Rate.parse("100000/1h"), Rate.parse("100000/1d")));
        return new LimitSettings(rates, 3, 3, Set.of());
    }

    @Test
    void law10_everyLimitOn_256CallersAtOnce_waitThreeTimes(RedisServer redis) throws Exception {
        try (HoldingProxy proxy = new HoldingProxy(redis.port());
                Gate gate = Gate.open(Gate.settings(proxy.uri()).limits(roomy()).guard(true))) {
            // Scripts are loaded and the clocks are compared before it counts.
            assertThat(issue(gate, 999)).isInstanceOf(IssueResult.Issued.class);
            await().until(() -> issue(gate, 998) instanceof IssueResult.Issued);

            assertThat(waits(proxy, caller -> issue(gate, caller))).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void law10_everyLimitOnAndACaptcha_256CallersAtOnce_waitThreeTimes(RedisServer redis) throws Exception {
        try (HoldingProxy proxy = new HoldingProxy(redis.port());
                Gate gate = Gate.open(Gate.settings(proxy.uri())
                        .limits(roomy())
                        .guard(true)
                        .captcha(CaptchaSettings.DEFAULT.withMode(CaptchaMode.REQUIRED))
                        .captchaVerifier(ANYBODY))) {
            assertThat(gate.otp.issue(request(999).withCaptchaToken(token(gate, 999))))
                    .isInstanceOf(IssueResult.Issued.class);
            await().until(() ->
                    gate.otp.issue(request(998).withCaptchaToken(token(gate, 998))) instanceof IssueResult.Issued);
            List<String> tokens =
                    IntStream.range(0, CALLERS).mapToObj(i -> token(gate, i)).toList();

            assertThat(waits(proxy, caller -> gate.otp.issue(request(caller).withCaptchaToken(tokens.get(caller)))))
                    .isLessThanOrEqualTo(3);
        }
    }

    /** How often all callers waited, of whom every one was sent a code. */
    private static int waits(HoldingProxy proxy, IntFunction<IssueResult> issue) throws IOException {
        Queue<IssueResult> results = new ConcurrentLinkedQueue<>();
        List<Thread> callers = IntStream.range(0, CALLERS)
                .mapToObj(i -> new Thread(() -> results.add(issue.apply(i)), "caller-" + i))
                .toList();

        int waits = Waits.count(proxy, callers);

        assertThat(new ArrayList<>(results)).hasSize(CALLERS).allMatch(IssueResult.Issued.class::isInstance);
        return waits;
    }

    private static String token(Gate gate, int caller) {
        CaptchaOffer.Offered offered = (CaptchaOffer.Offered) gate.otp.captcha(new CaptchaRequest(
                Optional.of("login"), Optional.of(address(caller)), Optional.of(CaptchaKind.SLIDER)));
        CaptchaResult result = gate.otp.solve(new CaptchaSolution(
                offered.challenge().id(), "answer of " + caller, Optional.of("login"), Optional.of(address(caller))));
        return ((CaptchaResult.Solved) result).solved().token();
    }

    /** Each from an address and a session of its own, four of them in one network. */
    private static IssueResult issue(Gate gate, int caller) {
        return gate.otp.issue(request(caller));
    }

    private static IssueRequest request(int caller) {
        return IssueRequest.of("138" + (10_000_000 + caller * 54_321), "login")
                .withAddress(address(caller))
                .withSession("session " + caller);
    }

    private static ClientAddress address(int caller) {
        return ClientAddress.parse("10.1." + caller / 4 + "." + (1 + caller % 4))
                .orElseThrow();
    }
}
