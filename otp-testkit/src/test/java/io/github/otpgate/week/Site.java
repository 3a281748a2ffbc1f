package io.github.otpgate.week;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.CaptchaOffer;
import io.github.otpgate.CaptchaRequest;
import io.github.otpgate.CaptchaResult;
import io.github.otpgate.CaptchaSolution;
import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult;
import io.github.otpgate.captcha.CaptchaChallenge;
import io.github.otpgate.captcha.CaptchaKind;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.captcha.CaptchaSettings;
import io.github.otpgate.captcha.RemoteVerifier;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.RedisServer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An application on a Redis whose week passes in a minute, and what visitors do with it. */
final class Site implements AutoCloseable {

    /** A captcha of a vendor, so that people and machines can be told apart: who is one says so. */
    private static final RemoteVerifier HONEST_ANSWER = new RemoteVerifier() {
        @Override
        public String kind() {
            return "spoken";
        }

        @Override
        public String siteKey() {
            return "week";
        }

        @Override
        public Verdict verify(String token, Optional<ClientAddress> address) {
            return token.startsWith("solved") ? Verdict.PASSED : Verdict.FAILED;
        }
    };

    private static final CaptchaSettings CAPTCHA = new CaptchaSettings(
            CaptchaMode.ADAPTIVE, CaptchaKind.POW, 1_000, 1_000, Duration.ofMinutes(2), Duration.ofMinutes(2), true);

    private final RedisServer redis = RedisServer.startWithClock();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-16T00:00:00Z"));
    private final Counter vendor = new Counter();
    private final OtpService otp;
    private final long start = System.nanoTime();
    private long shown;
    private long moved;

    Site(Guarded guarded) {
        this.otp = OtpService.builder()
                .secretKeys(Base64.getEncoder().encodeToString(new byte[32]))
                .signature("豪霆云")
                .redis(redis.uri())
                .redisTimeout(Duration.ofSeconds(2))
                .allowedCountries("CN", "GB")
                .captcha(CAPTCHA)
                .captchaVerifier(HONEST_ANSWER)
                .guard(guarded == Guarded.YES)
                .clock(clock)
                .provider(vendor)
                .build();
    }

    /** A vendor who takes everything, and no time. */
    private static final class Counter implements Provider {
        final AtomicInteger sent = new AtomicInteger();
        final Map<String, String> codes = new ConcurrentHashMap<>();

        @Override
        public String name() {
            return "counter";
        }

        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public List<Window> windows() {
            return List.of();
        }

        @Override
        public Submission submit(Message message) {
            codes.put(message.to().e164(), message.code());
            return new Submission.Accepted(List.of(Integer.toString(sent.incrementAndGet())), Optional.empty());
        }
    }

    /** Whether the pumping guard judges. The limits hold either way. */
    enum Guarded {
        YES,
        NO
    }

    /** Goes to a moment of the week. Redis' own clock runs on meanwhile, which is taken off. */
    void goTo(long millis) {
        clock.advance(Duration.ofMillis(millis - shown));
        shown = millis;
        long run = Duration.ofNanos(System.nanoTime() - start).toMillis();
        long ahead = millis - run - moved;
        if (ahead > 0) {
            redis.advance(Duration.ofMillis(ahead));
            moved += ahead;
        }
    }

    /** What became of an attempt to get a code. */
    record Attempt(Outcome outcome, Optional<String> challenge) {}

    /** Ways in which an attempt ends. */
    enum Outcome {
        SENT,
        WITHHELD,
        REFUSED,
        CAPTCHA
    }

    /**
     * Asks for a code as the page does: the captcha that is wanted, then the send.
     *
     * @param slider whether the visitor can solve one that needs a person
     */
    Attempt ask(String phone, ClientAddress address, boolean slider) {
        Optional<CaptchaKind> wanted = Optional.empty();
        for (int round = 0; round < 2; round++) {
            Optional<String> token = token(address, wanted, slider);
            if (token.isEmpty()) {
                return new Attempt(Outcome.CAPTCHA, Optional.empty());
            }
            int before = vendor.sent.get();
            IssueResult result = otp.issue(
                    IssueRequest.of(phone, "login").withAddress(address).withCaptchaToken(token.get()));
            if (result instanceof IssueResult.Issued issued) {
                boolean sent = vendor.sent.get() > before;
                return new Attempt(
                        sent ? Outcome.SENT : Outcome.WITHHELD,
                        Optional.of(issued.challengeId().value()));
            }
            boolean harder = result instanceof IssueResult.Refused refused
                    && refused.reason() == IssueResult.Reason.SLIDER_REQUIRED;
            if (!harder) {
                return new Attempt(Outcome.REFUSED, Optional.empty());
            }
            wanted = Optional.of(CaptchaKind.SLIDER);
        }
        return new Attempt(Outcome.CAPTCHA, Optional.empty());
    }

    private Optional<String> token(ClientAddress address, Optional<CaptchaKind> wanted, boolean slider) {
        CaptchaOffer offer = otp.captcha(new CaptchaRequest(Optional.of("login"), Optional.of(address), wanted));
        if (!(offer instanceof CaptchaOffer.Offered offered)) {
            return Optional.empty();
        }
        CaptchaChallenge challenge = offered.challenge();
        String answer = challenge instanceof CaptchaChallenge.ProofOfWork work
                ? solved(work)
                : slider ? "solved " + challenge.id() : "no";
        CaptchaResult result =
                otp.solve(new CaptchaSolution(challenge.id(), answer, Optional.of("login"), Optional.of(address)));
        return result instanceof CaptchaResult.Solved solved
                ? Optional.of(solved.solved().token())
                : Optional.empty();
    }

    private static String solved(CaptchaChallenge.ProofOfWork work) {
        byte[] wanted = HexFormat.of().parseHex(work.challenge());
        for (int number = 0; number <= work.maxNumber(); number++) {
            if (Arrays.equals(sha256(work.salt() + number), wanted)) {
                return Integer.toString(number);
            }
        }
        throw new AssertionError("no number solves the challenge");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The code that arrived last on a phone. */
    String codeOn(String phone) {
        return requireNonNull(vendor.codes.get(phone));
    }

    boolean verify(String challenge, String code, ClientAddress address) {
        return otp.verify(VerifyRequest.ofChallenge(challenge, "login", code).withAddress(address))
                instanceof VerifyResult.Verified;
    }

    @Override
    public void close() {
        otp.close();
        redis.close();
    }
}
