package io.github.otpgate.servlet;

import io.github.bucket4j.TimeMeter;
import io.github.otpgate.CaptchaOffer;
import io.github.otpgate.CaptchaRequest;
import io.github.otpgate.CaptchaResult;
import io.github.otpgate.CaptchaSolution;
import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult;
import io.github.otpgate.captcha.CaptchaChallenge;
import io.github.otpgate.captcha.CaptchaSolved;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.provider.capability.Acknowledgement;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.receipt.Delivery;
import io.github.otpgate.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The filter on a real Tomcat, in front of a service that writes down what it is asked. A send is refused, a verify has
 * too many wrong ones behind it, captchas are easy: every number is right.
 */
final class RecordingApplication implements PushReceiver, AutoCloseable {

    static final CaptchaChallenge.ProofOfWork WORK = new CaptchaChallenge.ProofOfWork(
            "the-id", Duration.ofMinutes(2), "ab".repeat(32), 50_000, "salt?expires=1", "cd".repeat(32));

    private static final Set<String> ACCOUNTS = Set.of("main", "second", "picky", "down", "broken", "removed");

    static final String PUSHED_SECRET = "13800138000";

    final List<IssueRequest> issues = new CopyOnWriteArrayList<>();
    final List<VerifyRequest> verifies = new CopyOnWriteArrayList<>();
    final List<CaptchaRequest> captchas = new CopyOnWriteArrayList<>();
    final List<CaptchaSolution> solutions = new CopyOnWriteArrayList<>();

    final List<ChallengeId> statuses = new CopyOnWriteArrayList<>();
    final Map<ChallengeId, Delivery> deliveries = new ConcurrentHashMap<>();
    final List<Map.Entry<String, PushRequest>> pushes = new CopyOnWriteArrayList<>();

    private final TestTomcat tomcat;

    RecordingApplication(WebSettings settings) {
        this(settings, TimeMeter.SYSTEM_NANOTIME);
    }

    RecordingApplication(WebSettings settings, TimeMeter time) {
        tomcat = new TestTomcat(new OtpFilter(
                new Resources(
                        Map.of(
                                "/otp/send", Resource.of(new SendEndpoint(this::issue)),
                                "/otp/verify", Resource.of(new VerifyEndpoint(this::verify, false)),
                                "/otp/captcha",
                                        Resource.of(new CaptchaEndpoint(this::captcha), new SolveEndpoint(this::solve)),
                                "/otp/status", Resource.of(new StatusEndpoint(this::delivery))),
                        Callbacks.of(settings, this, time)),
                settings));
    }

    static RecordingApplication behind(String... proxies) {
        return new RecordingApplication(WebSettings.DEFAULT.withTrustedProxies(List.of(proxies)));
    }

    private IssueResult issue(IssueRequest request) {
        issues.add(request);
        return new IssueResult.Refused(IssueResult.Reason.SLIDER_REQUIRED);
    }

    private VerifyResult verify(VerifyRequest request) {
        verifies.add(request);
        return new VerifyResult.NotVerified(
                request.captchaToken().isPresent()
                        ? VerifyResult.Reason.ADDRESS_LIMITED
                        : VerifyResult.Reason.CAPTCHA_REQUIRED);
    }

    private CaptchaOffer captcha(CaptchaRequest request) {
        captchas.add(request);
        if (request.purpose().filter("down"::equals).isPresent()) {
            throw new StoreException("redis does not answer", null);
        }
        if (request.purpose().filter("unknown"::equals).isPresent()) {
            return new CaptchaOffer.Refused();
        }
        return request.purpose().filter("limited"::equals).isPresent()
                ? new CaptchaOffer.Limited(Duration.ofSeconds(61))
                : new CaptchaOffer.Offered(WORK);
    }

    private CaptchaResult solve(CaptchaSolution solution) {
        solutions.add(solution);
        return solution.solution().matches("[0-9]+")
                ? new CaptchaResult.Solved(new CaptchaSolved("the-token", Duration.ofMillis(119_999)))
                : new CaptchaResult.Failed();
    }

    private Optional<Delivery> delivery(ChallengeId challenge) {
        statuses.add(challenge);
        if (challenge.value().equals("down")) {
            throw new StoreException("redis does not answer", null);
        }
        return Optional.ofNullable(deliveries.get(challenge));
    }

    @Override
    public boolean receives(String provider) {
        return ACCOUNTS.contains(provider);
    }

    /** Acknowledges by the name of the provider; what is pushed to {@code down} and {@code broken} fails. */
    @Override
    public Optional<Acknowledgement> receive(String provider, PushRequest push) {
        pushes.add(Map.entry(provider, push));
        return switch (provider) {
            case "main" -> Optional.of(new Acknowledgement(200, "SUCCESS"));
            case "second" -> Optional.of(new Acknowledgement(200, "OK"));
            case "picky" -> Optional.of(new Acknowledgement(403, "FORBIDDEN"));
            case "down" -> throw new StoreException("redis does not answer", null);
            case "broken" -> throw new IllegalStateException("cannot read " + PUSHED_SECRET);
            default -> Optional.empty();
        };
    }

    /** Where the service believes the newest send to come from. */
    Optional<ClientAddress> newestAddress() {
        return issues.get(issues.size() - 1).address();
    }

    int port() {
        return tomcat.port();
    }

    TestClient client() {
        return new TestClient(port());
    }

    @Override
    public void close() {
        tomcat.close();
    }
}
