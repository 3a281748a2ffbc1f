package io.github.otpgate.sample;

import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.PhoneInbox;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** People with a phone each, who read the code there. No number comes twice, so that tests share no window. */
final class Phones {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final OtpService otp;
    private final PhoneInbox inbox;

    Phones(OtpService otp, HaotingyunSimulator vendor) {
        this(otp, vendor.inbox());
    }

    Phones(OtpService otp, PhoneInbox inbox) {
        this.otp = otp;
        this.inbox = inbox;
    }

    /** A number that nobody had before. */
    static String number() {
        return "1380013" + String.format("%04d", NEXT.incrementAndGet());
    }

    /** Waits for the first connection to Redis, which a busy machine may not make in time. */
    void awaitService() {
        await().atMost(LONG_ENOUGH)
                .ignoreException(StoreException.class)
                .until(() -> !ticket(number(), "login", Optional.empty()).isEmpty());
    }

    /** What the page would get for a right code, asked for and verified in that session. */
    String ticket(String phone, String purpose, Optional<String> session) {
        IssueRequest request = IssueRequest.of(phone, purpose).fromTrustedCaller();
        Issued issued = (Issued) otp.issue(session.map(request::withSession).orElse(request));
        VerifyRequest guess = VerifyRequest.ofChallenge(issued.challengeId().value(), purpose, code(phone));
        Verified verified =
                (Verified) otp.verify(session.map(guess::withSession).orElse(guess));
        return verified.ticket().value();
    }

    /** The newest code on that phone. */
    String code(String phone) {
        return inbox.awaitMessage(phone, LONG_ENOUGH).code().orElseThrow();
    }
}
