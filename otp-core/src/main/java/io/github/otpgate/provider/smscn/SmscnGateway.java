package io.github.otpgate.provider.smscn;

import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.wire.HttpAnswer;
import io.github.otpgate.wire.HttpTransport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Asks the vendor. If it finds our time out of its five minutes, its own is learnt from the {@code Date} of that answer
 * and the question asked once more: that refusal comes before anything is done, so nothing happens twice.
 */
final class SmscnGateway {

    private final HttpTransport http;
    private final Clock clock;
    private final SmscnSettings settings;

    /** How far the vendor's clock is ahead of ours. */
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    SmscnGateway(HttpTransport http, Clock clock, SmscnSettings settings) {
        this.http = http;
        this.clock = clock;
        this.settings = settings;
    }

    <T> VendorAnswer<T> ask(SmscnRequest request, VendorAnswer.Grammar<T> grammar) {
        return ask(form -> http.postForm(settings.url(), form), () -> form(request, settings.format()), grammar);
    }

    <T> VendorAnswer<T> askForList(SmscnRequest request, VendorAnswer.Grammar<T> grammar) {
        SmscnFormat format = settings.format().ofLists();
        return ask(form -> http.postFormForList(settings.url(), form), () -> form(request, format), grammar);
    }

    /** A form made anew for each exchange, since it carries the time. */
    @FunctionalInterface
    private interface Form {
        Map<String, String> now();
    }

    private <T> VendorAnswer<T> ask(
            Function<Map<String, String>, HttpAnswer> post, Form form, VendorAnswer.Grammar<T> grammar) {
        HttpAnswer first = post.apply(form.now());
        VendorAnswer<T> answer = VendorAnswer.of(first, grammar);
        if (!isOutOfTime(answer) || !learnTime(first)) {
            return answer;
        }
        return VendorAnswer.of(post.apply(form.now()), grammar);
    }

    private <T> boolean isOutOfTime(VendorAnswer<T> answer) {
        return settings.credentials().expires()
                && answer instanceof Refused<T> refused
                && refused.refusal().code().equals(SmscnCodes.OUT_OF_TIME);
    }

    private boolean learnTime(HttpAnswer answer) {
        Optional<Instant> vendorTime =
                answer instanceof HttpAnswer.Complete complete ? complete.date() : Optional.empty();
        vendorTime.ifPresent(time -> ahead.set(Duration.between(clock.instant(), time)));
        return vendorTime.isPresent();
    }

    private Map<String, String> form(SmscnRequest request, SmscnFormat format) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("ac", request.action());
        form.put("uid", settings.credentials().uid());
        form.putAll(settings.credentials().fields(clock.instant().plus(ahead.get())));
        form.put("encode", "utf8");
        form.put("format", SmscnSettings.written(format));
        form.putAll(request.parameters());
        return form;
    }
}
