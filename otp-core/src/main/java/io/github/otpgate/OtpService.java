package io.github.otpgate;

import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Ticket;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.capability.Acknowledgement;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.receipt.Delivery;
import io.github.otpgate.receipt.LongReplies;
import io.github.otpgate.receipt.inbox.BuriedLetter;
import io.github.otpgate.receipt.inbox.InboxView;
import io.github.otpgate.redis.RedisView;
import io.github.otpgate.store.PhoneLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Issues codes, verifies them, and redeems the tickets that prove it. Thread safe; one per application.
 *
 * <pre>{@code
 * try (OtpService otp = OtpService.builder()
 *         .secretKeys(System.getenv("CODE_SECRET"))
 *         .signature("豪霆云")
 *         .redis("redis://127.0.0.1:6379")
 *         .provider("main", Map.of("type", "haotingyun", "base-url", "https://…", "api-key", "…"))
 *         .purpose("login", "2", Map.of())
 *         .captcha(CaptchaMode.OFF)
 *         .build()) { … }
 * }</pre>
 *
 * <p>Calls block: for Redis at most a second, for vendors at most the deadline of routing, 8 s unless set. Every method throws
 * {@link io.github.otpgate.store.StoreException} where Redis does not answer; then nothing was sent and nothing counts
 * as verified.
 */
@SuppressWarnings("checkstyle:ClassFanOutComplexity") // it shows what every room makes
public final class OtpService implements AutoCloseable {

    private final Map<String, Provider> providers;
    private final Set<Purpose> purposes;
    private final Life life;

    OtpService(Map<String, Provider> providers, List<Purpose> purposes, Life life) {
        this.providers = providers;
        this.purposes = Set.copyOf(purposes);
        this.life = life;
    }

    private Stages stages() {
        return life.stages();
    }

    /** For calls that change something: one that is under way when this closes may end, and its caller hears how. */
    private <T> T during(Function<Stages, T> call) {
        Stages stages = life.stages();
        return stages.underway().call(() -> call.apply(stages));
    }

    /** Starts to configure a service. */
    public static OtpServiceBuilder builder() {
        return new OtpServiceBuilder();
    }

    /** Sends a code to a phone, if captcha, windows and guess budget allow. */
    public IssueResult issue(IssueRequest request) {
        return during(stages -> stages.issuing().issue(request));
    }

    /** Compares a guess, once charged. A right one uses the code up: of any number at once, one succeeds. */
    public VerifyResult verify(VerifyRequest request) {
        return during(stages -> stages.verifying().verify(request));
    }

    /**
     * Uses a ticket up that no session is bound to.
     *
     * @return the verified phone, or nothing for a ticket that is unknown, expired, used, or for another purpose
     */
    public Optional<PhoneNumber> redeem(Ticket ticket, Purpose purpose) {
        return during(stages -> stages.redeeming().redeem(ticket, purpose, Optional.empty()));
    }

    /**
     * Uses a ticket up.
     *
     * @param session the session in which the code was verified
     * @return the verified phone, or nothing for a ticket that is unknown, expired, used, or for another purpose or
     *     session
     */
    public Optional<PhoneNumber> redeem(Ticket ticket, Purpose purpose, String session) {
        return during(stages -> stages.redeeming().redeem(ticket, purpose, Optional.of(session)));
    }

    /** Something for an anonymous caller to solve, so that a send may pass. */
    public CaptchaOffer captcha(CaptchaRequest request) {
        return during(stages -> stages.captchas().offer(request));
    }

    /** Judges an answer to a captcha, which is used up by it. */
    public CaptchaResult solve(CaptchaSolution solution) {
        return during(stages -> stages.captchas().solve(solution));
    }

    /**
     * The same for callers that may not block.
     *
     * @param executor on which calls run and block: one of virtual threads, or as many threads as codes may be sent at once.
     *     It stays the caller's, and is to be ended before this service
     */
    public AsyncOtpService async(Executor executor) {
        return new AsyncOtpService(this, executor);
    }

    /** Other rates and budgets from now on. What was counted stays counted. */
    public void limits(LimitSettings rates) {
        stages().operating().limits(rates);
    }

    /** Other limits of a phone from now on; the vendors' windows hold beside them. What was counted stays counted. */
    public void phoneLimits(PhoneLimits phone) {
        stages().operating().limits(phone);
    }

    /** Whatever the guard has seen, the ranges of this phone are normal for that long: an operator's word. */
    public void trustRange(PhoneNumber phone, Duration time) {
        stages().operating().override(phone, time);
    }

    /** Why a code was sent or not; nothing for what is no challenge of ours. */
    public Optional<Explanation> explain(ChallengeId challenge) {
        return stages().operating().explain(challenge);
    }

    /** Why a phone is sent to or not: the figures of its limits, and what the guard thinks. Nothing for what is no phone. */
    public Optional<Explanation> explain(String phone) {
        return stages().operating().explain(phone);
    }

    /**
     * What became of the messages of a challenge. Kept for 72 hours.
     *
     * @return nothing for what is no challenge of ours, or forgotten
     */
    public Optional<Delivery> delivery(ChallengeId challenge) {
        return stages().operating().delivery(challenge);
    }

    /** The same for the message to which a provider gave that id. */
    public Optional<Delivery> delivery(String provider, String messageId) {
        return stages().operating().delivery(provider, messageId);
    }

    /**
     * The same for the phones that are masked like that, the newest first.
     *
     * @param maskedPhone as {@link PhoneNumber#masked()} writes it: {@code 138****8000}
     * @param most 1 to 100
     */
    public List<Delivery> deliveries(String maskedPhone, int most) {
        return stages().operating().deliveries(maskedPhone, most);
    }

    /** Whether there is such a provider and its vendor pushes anything. */
    public boolean receives(String provider) {
        return stages().receiving().receives(provider);
    }

    /**
     * Takes in what a vendor pushed. What it says is kept before this returns; it is processed later, on any node.
     *
     * @param provider the name of the account that it is for
     * @return what the vendor has to be answered; nothing where there is no such provider, or it pushes nothing
     */
    public Optional<Acknowledgement> receive(String provider, PushRequest push) {
        return during(stages -> stages.receiving().receive(provider, push));
    }

    /**
     * Sends nothing to a phone any more, as if somebody there had opted out; whoever asks for a code cannot tell.
     *
     * @return whether it was sent to before
     */
    public boolean suppress(PhoneNumber phone) {
        return during(stages -> stages.operating().suppress(phone));
    }

    /**
     * Sends to a phone again whose owner opted out: an operator's word, nothing that a phone writes back does it.
     *
     * @return whether it was suppressed
     */
    public boolean allow(PhoneNumber phone) {
        return during(stages -> stages.operating().allow(phone));
    }

    /** Whether nothing is sent to a phone. */
    public boolean isSuppressed(PhoneNumber phone) {
        return stages().operating().isSuppressed(phone);
    }

    /** How sending and receiving go. Asks Redis for what is of all nodes, vendors for nothing. */
    public OperatorView operations() {
        return stages().looking().all();
    }

    /** What {@link #operations()} tells of this node alone. Asks nobody. */
    public NodeView node() {
        return stages().looking().node();
    }

    /** What {@link #operations()} tells of the inbox. Asks Redis. */
    public InboxView inbox() {
        return stages().looking().inbox();
    }

    /** How Redis is. Asks it. */
    public RedisView redis() {
        return stages().looking().redis();
    }

    /**
     * What vendors sent and nobody could use, the newest first.
     *
     * @param most 1 to 100; one can be as long as a vendor's answer, so ask for few
     */
    public List<BuriedLetter> deadLetters(int most) {
        return stages().operating().deadLetters(most);
    }

    /** Whether codes can be sent that way at all, because a route for it is configured. */
    public boolean serves(Channel channel) {
        return stages().issuing().serves(channel);
    }

    /** What codes can be for: the purposes that are configured, in no order. */
    public Set<Purpose> purposes() {
        return purposes;
    }

    /**
     * The configured providers by name, for what an account can do beside sending codes: balance, templates, records,
     * reports. What is sent through one of them directly is neither limited nor counted.
     */
    public Map<String, Provider> providers() {
        return providers;
    }

    /**
     * Puts replies together that a vendor gives in parts. What is pushed or polled passes through it by itself; this is for
     * replies that an application gets some other way.
     */
    public LongReplies longReplies() {
        return stages().operating().longReplies();
    }

    /**
     * Connects to Redis in the background, and begins to take in what vendors tell, where {@link OtpServiceBuilder#buildIdle()}
     * left that for later. Does not wait; twice is harmless.
     */
    public void start() {
        life.start();
    }

    /**
     * Stops taking messages and asking vendors, lets what is under way end within some seconds, then ends the connections to
     * Redis and to the vendors. Closing twice is harmless.
     */
    @Override
    public void close() {
        life.close();
    }
}
