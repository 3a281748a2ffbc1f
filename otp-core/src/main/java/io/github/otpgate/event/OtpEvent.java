package io.github.otpgate.event;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Rate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Something an operator may want to know. Holds no code; phones print masked. */
public sealed interface OtpEvent {

    /**
     * A limit was full.
     *
     * @param rule its key below {@code otp.limits}
     * @param recordOnly whether the request went on all the same, because the limit only records
     * @param retryAfter until it has room again
     */
    record LimitReached(String rule, boolean recordOnly, Duration retryAfter) implements OtpEvent {
        public LimitReached {
            requireNonNull(rule, "rule");
            requireNonNull(retryAfter, "retryAfter");
        }
    }

    /**
     * The global budget is used to a share that alarms; once per crossing, on one node.
     *
     * @param percent 50, 80 or 100
     */
    record BudgetUsed(Rate budget, int percent) implements OtpEvent {
        public BudgetUsed {
            requireNonNull(budget, "budget");
        }
    }

    /**
     * The guard changed its mind.
     *
     * @param kind what is guarded: {@code country}, {@code range}, {@code subrange} or {@code network}
     * @param name which, as far as it may be known: {@code CN}, {@code +861380013****}, {@code 203.0.113.0/24}
     * @param from {@code normal}, {@code suspect}, {@code blocked} or {@code half-open}
     * @param to one of the same
     * @param rule {@code conversion}, {@code velocity}, {@code density}, {@code expired} or {@code override}
     * @param figures what the rule saw, by name
     */
    record GuardMoved(String kind, String name, String from, String to, String rule, Map<String, Double> figures)
            implements OtpEvent {
        public GuardMoved {
            requireNonNull(kind, "kind");
            requireNonNull(name, "name");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            requireNonNull(rule, "rule");
            figures = Map.copyOf(figures);
        }
    }

    /** The guard's statistics could not be read, so senders must solve the slider. At most one a second. */
    record GuardUnreadable(String reason) implements OtpEvent {
        public GuardUnreadable {
            requireNonNull(reason, "reason");
        }
    }

    /** A code was answered for as if it had been sent, and was not. */
    record Withheld(PhoneNumber phone, String rule, boolean recordOnly) implements OtpEvent {
        public Withheld {
            requireNonNull(phone, "phone");
            requireNonNull(rule, "rule");
        }
    }

    /**
     * Work in the browser was not enough: the slider, or the remote captcha, is asked for.
     *
     * @param rule why: {@code address} for {@code limits.step-up-after} or {@code step-up-after-phones}, {@code numbers} for
     *     {@code numbers.step-up}, or the guard's, such as {@code subrange: velocity}
     */
    record SliderRequired(PhoneNumber phone, String rule) implements OtpEvent {
        public SliderRequired {
            requireNonNull(phone, "phone");
            requireNonNull(rule, "rule");
        }
    }

    /** So many wrong codes come from everywhere that guesses need a captcha; once per crossing, on one node. */
    record WrongCodes(Rate rate) implements OtpEvent {
        public WrongCodes {
            requireNonNull(rate, "rate");
        }
    }

    /** A captcha was answered wrongly, or its remote verifier could not be asked. */
    record CaptchaFailed(String kind, String reason) implements OtpEvent {
        public CaptchaFailed {
            requireNonNull(kind, "kind");
            requireNonNull(reason, "reason");
        }
    }

    /**
     * An account cannot send until an operator acts. At most once a minute for each provider and reason.
     *
     * @param reason the class of the refusal: {@code insufficient-balance}, {@code auth-failed} and so on
     * @param code the vendor's own
     */
    record AccountFault(String provider, String reason, String code) implements OtpEvent {
        public AccountFault {
            requireNonNull(provider, "provider");
            requireNonNull(reason, "reason");
            requireNonNull(code, "code");
        }
    }

    /**
     * A circuit breaker moved, on this node.
     *
     * @param from {@code closed}, {@code open} or {@code half-open}
     * @param to one of the same
     * @param cause what it measures: {@code requests}, {@code account} or {@code delivery}
     */
    record BreakerMoved(String provider, String from, String to, String cause) implements OtpEvent {
        public BreakerMoved {
            requireNonNull(provider, "provider");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            requireNonNull(cause, "cause");
        }
    }

    /**
     * A message went to another provider.
     *
     * @param reason why: a class of refusal, {@code uncertain}, {@code open}, or why nothing left: {@code busy}, {@code
     *     pace}, {@code late}, {@code closed}
     */
    record FailedOver(String from, String to, String reason) implements OtpEvent {
        public FailedOver {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            requireNonNull(reason, "reason");
        }
    }

    /**
     * An account has less left than its alarm, or enough again; once per crossing, on one node.
     *
     * @param low whether it is below now
     */
    record BalanceCrossed(String provider, BigDecimal remaining, BigDecimal alarm, boolean low) implements OtpEvent {
        public BalanceCrossed {
            requireNonNull(provider, "provider");
            requireNonNull(remaining, "remaining");
            requireNonNull(alarm, "alarm");
        }
    }

    /**
     * Something that a vendor sent cannot be used; its bytes are kept, where there are any.
     *
     * @param reason without content
     */
    record DeadLetter(String provider, String reason) implements OtpEvent {
        public DeadLetter {
            requireNonNull(provider, "provider");
            requireNonNull(reason, "reason");
        }
    }

    /**
     * A delivery report said something new.
     *
     * @param outcome its class, for example {@code delivered} or {@code unreachable}
     */
    record Reported(String provider, String outcome) implements OtpEvent {
        public Reported {
            requireNonNull(provider, "provider");
            requireNonNull(outcome, "outcome");
        }
    }

    /** Somebody does not want to be written to any more, and will not be. */
    record OptedOut(String provider, PhoneNumber phone) implements OtpEvent {
        public OptedOut {
            requireNonNull(provider, "provider");
            requireNonNull(phone, "phone");
        }
    }

    /** Somebody wrote that the code they got is not theirs: whoever asked for it cannot use it any more. */
    record Disowned(String provider, PhoneNumber phone) implements OtpEvent {
        public Disowned {
            requireNonNull(provider, "provider");
            requireNonNull(phone, "phone");
        }
    }

    /**
     * A call of {@code issue} is over.
     *
     * @param purpose as configured; {@code unknown} for any other
     * @param channel as asked for
     * @param result {@code issued}, {@code uncertain} (a vendor's answer was lost), {@code withheld} (the caller reads
     *     {@code issued}), {@code undelivered}, {@code limited-phone}, {@code limited-guesses}, {@code limited-shared}, the
     *     reason of a refusal such as {@code captcha-required}, {@code unavailable} without Redis, or {@code failed}
     * @param phone where it was understood
     */
    record IssueEnded(String purpose, Channel channel, String result, Optional<PhoneNumber> phone, Duration took)
            implements OtpEvent {
        public IssueEnded {
            requireNonNull(purpose, "purpose");
            requireNonNull(channel, "channel");
            requireNonNull(result, "result");
            requireNonNull(phone, "phone");
            requireNonNull(took, "took");
        }
    }

    /**
     * A call of {@code verify} is over.
     *
     * @param purpose as configured; {@code unknown} for any other
     * @param result {@code verified}, {@code wrong-code}, {@code burned} (wrong, and the last try), {@code no-challenge},
     *     {@code locked}, {@code address-limited}, {@code captcha-required}, {@code unavailable} without Redis, or
     *     {@code failed}
     * @param phone whose code was guessed at, where that is known
     */
    record VerifyEnded(String purpose, String result, Optional<PhoneNumber> phone, Duration took) implements OtpEvent {
        public VerifyEnded {
            requireNonNull(purpose, "purpose");
            requireNonNull(result, "result");
            requireNonNull(phone, "phone");
            requireNonNull(took, "took");
        }
    }

    /**
     * A provider has answered a message, or nobody waits for it any more.
     *
     * @param outcome {@code accepted}, {@code uncertain}, the class of a refusal such as {@code insufficient-balance}, or
     *     why the message never left: {@code busy}, {@code pace}, {@code late}, {@code interrupted}, {@code closed}
     * @param late whether the answer came after the caller was told something; {@code uncertain} was said before
     */
    record SubmitEnded(String provider, Channel channel, String outcome, Duration took, boolean late)
            implements OtpEvent {
        public SubmitEnded {
            requireNonNull(provider, "provider");
            requireNonNull(channel, "channel");
            requireNonNull(outcome, "outcome");
            requireNonNull(took, "took");
        }
    }

    /** A code that this provider carried was used. */
    record Converted(String provider) implements OtpEvent {
        public Converted {
            requireNonNull(provider, "provider");
        }
    }

    /** A captcha was solved. */
    record CaptchaSolved(String kind) implements OtpEvent {
        public CaptchaSolved {
            requireNonNull(kind, "kind");
        }
    }

    /**
     * The guard judged who wants to send.
     *
     * @param verdict {@code normal}, {@code suspect}, {@code blocked} or {@code half-open}
     */
    record Judged(String verdict) implements OtpEvent {
        public Judged {
            requireNonNull(verdict, "verdict");
        }
    }

    /** This node asked what is left in an account. */
    record BalanceRead(String provider, BigDecimal remaining) implements OtpEvent {
        public BalanceRead {
            requireNonNull(provider, "provider");
            requireNonNull(remaining, "remaining");
        }
    }
}
