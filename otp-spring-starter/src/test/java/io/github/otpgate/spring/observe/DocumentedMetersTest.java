package io.github.otpgate.spring.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.event.OtpObserver;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of meters, against one event of every kind. */
class DocumentedMetersTest {

    private static final Path PAGE = Path.of("..", "docs", "observability.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `otp\\.[^|]*\\|([^|]*)\\|([^|]*)\\|");
    private static final Pattern WORD = Pattern.compile("`([a-z_]+)`");
    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");
    private static final Duration MOMENT = Duration.ofMillis(5);

    private static final List<OtpEvent> CALLS = List.of(
            new OtpEvent.IssueEnded("login", Channel.SMS, "issued", Optional.of(PHONE), MOMENT),
            new OtpEvent.VerifyEnded("login", "verified", Optional.of(PHONE), MOMENT),
            new OtpEvent.SubmitEnded("main", Channel.SMS, "accepted", MOMENT, false));

    private static final List<OtpEvent> EVENTS = List.of(
            new OtpEvent.SubmitEnded("main", Channel.SMS, "accepted", MOMENT, true),
            new OtpEvent.FailedOver("main", "second", "open"),
            new OtpEvent.Reported("main", "delivered"),
            new OtpEvent.BreakerMoved("main", "closed", "open", "requests"),
            new OtpEvent.BalanceRead("main", BigDecimal.TEN),
            new OtpEvent.LimitReached("address", false, MOMENT),
            new OtpEvent.Judged("normal"),
            new OtpEvent.GuardMoved("country", "CN", "normal", "suspect", "velocity", Map.of()),
            new OtpEvent.Withheld(PHONE, "opt-out", false),
            new OtpEvent.CaptchaSolved("pow"),
            new OtpEvent.SliderRequired(PHONE, "subrange: velocity"),
            new OtpEvent.OptedOut("main", PHONE));

    @Test
    void meters_ofEveryKind_areThoseOfThePage() throws IOException {
        Map<String, Set<String>> documented = documented();

        Runner.create()
                .withBean(MeterRegistry.class, () -> new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))
                .run(context -> {
                    PrometheusMeterRegistry registry = context.getBean(PrometheusMeterRegistry.class);
                    context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));
                    context.getBeansOfType(OtpListener.class).values().forEach(DocumentedMetersTest::tell);

                    assertThat(shown(Scrape.of(registry.scrape()))).isEqualTo(documented);
                });
    }

    private static void tell(OtpListener listener) {
        EVENTS.forEach(listener::on);
        if (listener instanceof OtpObserver observer) {
            CALLS.forEach(call ->
                    observer.begin(new OtpObserver.Operation.Verify("login")).ended(call, Optional.empty()));
        }
    }

    private static Map<String, Set<String>> shown(Scrape scrape) {
        Map<String, Set<String>> shown = new TreeMap<>();
        scrape.families().stream().filter(name -> !name.endsWith("_max")).forEach(name -> {
            String sample = scrape.samples(name).findAny().isPresent() ? name : name + "_count";
            shown.put(name, new TreeSet<>(scrape.labels(sample)));
        });
        return shown;
    }

    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> documented = new TreeMap<>();
        ROW.matcher(Files.readString(PAGE).split("## Observations", 2)[0])
                .results()
                .forEach(row -> words(row.group(1)).forEach(name -> documented.put(name, words(row.group(2)))));
        return documented;
    }

    private static Set<String> words(String cell) {
        Set<String> words = new TreeSet<>();
        WORD.matcher(cell).results().map(MatchResult::group).forEach(word -> words.add(word.replace("`", "")));
        return words;
    }
}
