package io.github.otpgate.route;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A route over scripted vendors, and what was heard of it. */
final class Bench {

    static final String PHONE = "+8613800138000";
    static final String CODE = "70418329";
    static final Message MESSAGE = new Message(new PhoneNumber(PHONE), Channel.SMS, "【豪霆云】您的验证码是" + CODE, CODE);
    static final Dispatch DISPATCH = new Dispatch(new ChallengeId("challenge"), MESSAGE, new Purpose("login"), "CN");
    static final Submission UNCERTAIN = new Uncertain("SocketTimeoutException");

    final Ticks ticks = new Ticks();
    final ScriptedCarrier first = new ScriptedCarrier("first", ticks);
    final ScriptedCarrier second = new ScriptedCarrier("second", ticks);
    final ScriptedCarrier third = new ScriptedCarrier("third", ticks);
    final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    final List<OtpEvent> events = new CopyOnWriteArrayList<>();

    static Submission rejected(ErrorClass reason) {
        return new Rejected(reason, "x");
    }

    /** 8 s in all, 4 s each. */
    static RoutingSettings settings(int mostPaid, Map<String, Integer> weights) {
        return new RoutingSettings(
                Duration.ofSeconds(8), Duration.ofSeconds(4), mostPaid, weights, Optional.empty(), List.of());
    }

    RouterTools tools(SecureRandom random) {
        return new RouterTools((dispatch, attempt) -> attempts.add(attempt), events::add, random, ticks);
    }

    Router router() {
        return router(settings(2, Map.of()));
    }

    Router router(RoutingSettings settings) {
        return new Router(
                Map.of(Channel.SMS, List.of("first", "second", "third")),
                List.of(third, second, first),
                settings,
                tools(new SecureRandom()));
    }

    /** A route of the first two only. */
    Router pair() {
        return pair(settings(2, Map.of()));
    }

    Router pair(RoutingSettings settings) {
        return new Router(
                Map.of(Channel.SMS, List.of("first", "second")),
                List.of(first, second),
                settings,
                tools(new SecureRandom()));
    }

    Router alone() {
        return new Router(
                Map.of(Channel.SMS, List.of("first")),
                List.of(first),
                settings(2, Map.of()),
                tools(new SecureRandom()));
    }

    /** What does not come with every message. */
    List<OtpEvent> alarms() {
        return events.stream()
                .filter(event -> !(event instanceof OtpEvent.SubmitEnded))
                .toList();
    }

    <E extends OtpEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static void repeat(int times, Runnable work) {
        for (int i = 0; i < times; i++) {
            work.run();
        }
    }

    static String breaker(Router router, String provider) {
        RouteView view = view(router, provider);
        return view.cause().map(cause -> view.breaker() + " " + cause).orElse(view.breaker());
    }

    static RouteView view(Router router, String provider) {
        return router.view().stream()
                .filter(view -> view.provider().equals(provider))
                .findFirst()
                .orElseThrow();
    }
}
