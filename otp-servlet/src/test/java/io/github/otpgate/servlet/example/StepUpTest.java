package io.github.otpgate.servlet.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.junit.OtpTest;
import io.github.otpgate.testkit.junit.OtpTestCustomizer;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OtpTest
class StepUpTest implements OtpTestCustomizer {

    private static final String ID = "the-session";

    private final HttpSession session = session();
    private OtpService otp;
    private RecordingProvider messages;

    @Override
    public void customize(OtpServiceBuilder builder) {
        builder.purpose("login", "2", Map.of()).purpose("pay", "2", Map.of());
    }

    @BeforeEach
    void logIn(OtpService service, RecordingProvider recorder) {
        otp = service;
        messages = recorder;
        session.setAttribute("phone", "+8613800138000");
    }

    private static HttpSession session() {
        Map<Object, Object> attributes = new HashMap<>();
        return (HttpSession) Proxy.newProxyInstance(
                StepUpTest.class.getClassLoader(),
                new Class<?>[] {HttpSession.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getId" -> ID;
                    case "getAttribute" -> attributes.get(arguments[0]);
                    case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private String ticket(String phone, String purpose) {
        Issued sent = (Issued)
                otp.issue(IssueRequest.of(phone, purpose).withSession(ID).fromTrustedCaller());
        String code = messages.lastCode(new PhoneNumber("+86" + phone));
        VerifyRequest guess = VerifyRequest.ofChallenge(sent.challengeId().value(), purpose, code);
        return ((Verified) otp.verify(guess.withSession(ID))).ticket().value();
    }

    @Test
    void prove_ownPhone_countsForTenMinutes(MovableClock clock) {
        StepUp stepUp = new StepUp(otp, clock);
        assertThat(stepUp.mayPay(session)).isFalse();

        assertThat(stepUp.prove(session, ticket("13800138000", "pay"))).isTrue();

        assertThat(stepUp.mayPay(session)).isTrue();
        clock.advance(Duration.ofMinutes(10));
        assertThat(stepUp.mayPay(session)).isFalse();
    }

    @Test
    void prove_anotherPhoneOrPurpose_isRefused(MovableClock clock) {
        StepUp stepUp = new StepUp(otp, clock);

        assertThat(stepUp.prove(session, ticket("13900139000", "pay"))).isFalse();
        assertThat(stepUp.prove(session, ticket("13800138000", "login"))).isFalse();

        assertThat(stepUp.mayPay(session)).isFalse();
    }
}
