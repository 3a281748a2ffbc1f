package io.github.otpgate.spring.observe;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpEvent.AccountFault;
import io.github.otpgate.event.OtpEvent.BreakerMoved;
import io.github.otpgate.event.OtpEvent.CaptchaFailed;
import io.github.otpgate.event.OtpEvent.CaptchaSolved;
import io.github.otpgate.event.OtpEvent.Converted;
import io.github.otpgate.event.OtpEvent.FailedOver;
import io.github.otpgate.event.OtpEvent.GuardMoved;
import io.github.otpgate.event.OtpEvent.Judged;
import io.github.otpgate.event.OtpEvent.LimitReached;
import io.github.otpgate.event.OtpEvent.Reported;
import io.github.otpgate.event.OtpEvent.SliderRequired;
import io.github.otpgate.event.OtpEvent.SubmitEnded;
import io.github.otpgate.event.OtpEvent.Withheld;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.model.WireName;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.route.RouteView;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Counts what operators are told. A tag is an enum or a configured name: what a vendor or a caller wrote makes none.
 */
@SuppressWarnings("checkstyle:ClassFanOutComplexity") // one event, one meter
final class EventMeters implements OtpListener {

    private static final String PROVIDER = "provider";
    private static final String DECISIVE = "decisive";

    private final MeterRegistry registry;
    private final Tally conversions;
    private final Tally faults;
    private final Tally everywhere;
    private final Tally letters;
    private final Map<Class<?>, Consumer<OtpEvent>> counts = new LinkedHashMap<>();

    EventMeters(MeterRegistry registry) {
        this.registry = registry;
        this.conversions = tally("otp.conversions", "Codes that were used, by who carried them", PROVIDER);
        this.faults = tally("otp.account.faults", "Alarms of accounts that cannot send", PROVIDER, "reason");
        this.everywhere = tally("otp.guesses.alarms", "Alarms of wrong codes from everywhere");
        this.letters = tally("otp.dead.letters", "What was received and cannot be used", PROVIDER);
        ofProviders();
        ofDefences();
        ofReplies();
    }

    private void ofProviders() {
        Tally reports = tally("otp.reports", "Delivery reports that said something new", PROVIDER, "outcome");
        on(Reported.class, event -> reports.count(event.provider(), event.outcome()));
        on(Converted.class, event -> conversions.count(event.provider()));
        Tally late =
                tally("otp.sends.late", "Answers that came after the caller was told something", PROVIDER, "outcome");
        on(SubmitEnded.class, event -> {
            if (event.late()) {
                late.count(event.provider(), event.outcome());
            }
        });
        Tally failovers = tally("otp.failovers", "Messages that went to another provider", PROVIDER, "reason");
        on(FailedOver.class, event -> failovers.count(event.from(), event.reason()));
        on(AccountFault.class, event -> faults.count(event.provider(), event.reason()));
        Tally moves = tally("otp.breaker.moves", "Moves of circuit breakers", PROVIDER, "to", "cause");
        on(BreakerMoved.class, event -> moves.count(event.provider(), event.to(), event.cause()));
    }

    private void ofDefences() {
        Tally limits = tally("otp.limits.reached", "Limits that were full", "rule", DECISIVE);
        on(LimitReached.class, event -> limits.count(event.rule(), decisive(event.recordOnly())));
        Tally verdicts = tally("otp.guard.verdicts", "What the guard thought of senders", "verdict");
        on(Judged.class, event -> verdicts.count(event.verdict()));
        Tally moves = tally("otp.guard.moves", "Changes of the guard's mind", "kind", "to");
        on(GuardMoved.class, event -> moves.count(event.kind(), event.to()));
        Tally withheld = tally("otp.withheld", "Codes that only seemed to be sent", "rule", DECISIVE);
        on(Withheld.class, event -> withheld.count(event.rule().replace(": ", "-"), decisive(event.recordOnly())));
        Tally captchas = tally("otp.captchas", "Answers to captchas", "kind", "outcome");
        on(CaptchaSolved.class, event -> captchas.count(event.kind(), "solved"));
        on(CaptchaFailed.class, event -> captchas.count(event.kind(), event.reason()));
        Tally sliders = tally("otp.captchas.stepped.up", "Sends for which work was not enough", "rule");
        on(SliderRequired.class, event -> sliders.count(event.rule().replace(": ", "-")));
        on(OtpEvent.WrongCodes.class, event -> everywhere.count());
    }

    private void ofReplies() {
        Tally replies = tally("otp.replies.heeded", "Replies that took something away", "effect");
        on(OtpEvent.OptedOut.class, event -> replies.count("opted-out"));
        on(OtpEvent.Disowned.class, event -> replies.count("disowned"));
        on(
                OtpEvent.DeadLetter.class,
                event -> letters.count(event.provider().isEmpty() ? "unknown" : event.provider()));
    }

    void begin(RouteView route) {
        conversions.begin(route.provider());
        letters.begin(route.provider());
        Stream.of(ErrorClass.values())
                .filter(ErrorClass::isAccountFault)
                .forEach(fault -> faults.begin(route.provider(), WireName.of(fault)));
        everywhere.begin();
    }

    private Tally tally(String name, String description, String... keys) {
        return new Tally(registry, name, description, keys);
    }

    private <E extends OtpEvent> void on(Class<E> type, Consumer<E> count) {
        counts.put(type, event -> count.accept(type.cast(event)));
    }

    private static String decisive(boolean recordOnly) {
        return Boolean.toString(!recordOnly);
    }

    @Override
    public void on(OtpEvent event) {
        Consumer<OtpEvent> count = counts.get(event.getClass());
        if (count != null) {
            count.accept(event);
        }
    }
}
