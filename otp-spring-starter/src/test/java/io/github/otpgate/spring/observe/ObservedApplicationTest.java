package io.github.otpgate.spring.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.otpgate.CaptchaSolution;
import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.VerifyResult;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.PhoneNumber;
import io.micrometer.observation.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Traffic of every kind, and what operators see of it. */
class ObservedApplicationTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final String CONVERTED = "13800138000";
    private static final String GUESSED = "13800138001";
    private static final String SUPPRESSED = "13800138002";

    private static final Logger AUDIT = (Logger) LoggerFactory.getLogger(AuditLog.NAME);
    private static final ListAppender<ILoggingEvent> TRAIL = new ListAppender<>();
    private static ObservedApplication app;
    private static String challenge;

    @BeforeAll
    static void trade() {
        app = new ObservedApplication();
        // Now, because an application that starts takes appenders away.
        TRAIL.start();
        AUDIT.addAppender(TRAIL);
        IssueResult.Issued issued = app.issue(CONVERTED);
        challenge = issued.challengeId().value();
        assertThat(app.verify(issued, app.code(CONVERTED))).isInstanceOf(VerifyResult.Verified.class);
        IssueResult.Issued other = app.issue(GUESSED);
        String wrong = app.code(GUESSED).equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 6; i++) {
            app.verify(other, wrong);
        }
        app.otp().suppress(new PhoneNumber("+86" + SUPPRESSED));
        app.issue(SUPPRESSED);
        refuse();
        await().atMost(ObservedApplication.LONG_ENOUGH).untilAsserted(() -> {
            Scrape scrape = scrape();
            assertThat(Stream.of(
                            "otp_reports_total",
                            "otp_conversions_total",
                            "otp_account_balance",
                            "otp_limits_reached_total",
                            "otp_captchas_total"))
                    .allSatisfy(name -> assertThat(scrape.value(name)).as(name).isPositive());
            assertThat(scrape.value("otp_inbox_waiting")).isNotNaN();
            // All gauges of a second show one look.
            assertThat(scrape.value("otp_breaker_state", "state=\"open\"")).isEqualTo(1);
        });
    }

    private static void refuse() {
        for (int i = 0; i < 4; i++) {
            app.secrets.add("1380013801" + i);
            app.otp()
                    .issue(IssueRequest.of("1380013801" + i, "login")
                            .withAddress(ClientAddress.parse("192.0.2.2").orElseThrow()));
        }
        app.otp().issue(IssueRequest.of("13800138003", "no-such-purpose"));
        app.otp().solve(new CaptchaSolution("forged", "1", Optional.empty(), Optional.empty()));
    }

    @AfterAll
    static void close() {
        AUDIT.detachAppender(TRAIL);
        app.close();
    }

    private static Scrape scrape() {
        return Scrape.of(app.get("prometheus").body());
    }

    @Test
    void scrape_traffic_isCountedByResult() {
        Scrape scrape = scrape();

        assertThat(scrape.value("otp_issues_total", "result=\"issued\"")).isEqualTo(5);
        assertThat(scrape.value("otp_issues_total", "result=\"withheld\"")).isEqualTo(1);
        assertThat(scrape.value("otp_issues_total", "result=\"limited-shared\""))
                .isEqualTo(1);
        assertThat(scrape.value("otp_issues_total", "purpose=\"unknown\"", "result=\"unknown-purpose\""))
                .isEqualTo(1);
        assertThat(scrape.value("otp_verifications_total", "result=\"verified\""))
                .isEqualTo(1);
        assertThat(scrape.value("otp_verifications_total", "result=\"wrong-code\""))
                .isEqualTo(4);
        assertThat(scrape.value("otp_verifications_total", "result=\"burned\"")).isEqualTo(1);
        assertThat(scrape.value("otp_sends_seconds_count", "provider=\"main\"", "outcome=\"accepted\""))
                .isEqualTo(5);
        assertThat(scrape.value("otp_sends_seconds_count", "provider=\"broke\"", "outcome=\"auth-failed\""))
                .isEqualTo(1);
        assertThat(scrape.value("otp_conversions_total", "provider=\"main\"")).isEqualTo(1);
        assertThat(scrape.value("otp_breaker_state", "provider=\"broke\"", "state=\"open\""))
                .isEqualTo(1);
        assertThat(scrape.value("otp_breaker_state", "provider=\"main\"", "state=\"closed\""))
                .isEqualTo(1);
        assertThat(scrape.value("otp_withheld_total", "rule=\"opt-out\"")).isEqualTo(1);
    }

    @Test
    void dashboard_everyMetricAndLabel_isInTheScrape() throws IOException {
        Scrape scrape = scrape();
        List<Scrape.Query> queries = new ArrayList<>();
        collect(
                JsonMapper.shared()
                        .readTree(DOCS.resolve("grafana-dashboard.json").toFile()),
                queries);

        assertThat(queries).hasSizeGreaterThan(12).allSatisfy(query -> {
            assertThat(query.metrics()).as(query.text()).isNotEmpty();
            assertThat(query.metrics())
                    .allSatisfy(
                            name -> assertThat(scrape.samples(name)).as(name).isNotEmpty());
            Set<String> labels = query.metrics().stream()
                    .flatMap(name -> scrape.labels(name).stream())
                    .collect(Collectors.toSet());
            assertThat(labels).as(query.text()).containsAll(query.labels());
        });
    }

    private static void collect(JsonNode node, List<Scrape.Query> queries) {
        if (node.path("expr").isString()) {
            queries.add(new Scrape.Query(node.path("expr").asString()));
        }
        node.forEach(child -> collect(child, queries));
    }

    @Test
    void scrape_everyMeter_isDocumented() throws IOException {
        String text = Files.readString(DOCS.resolve("observability.md"));

        assertThat(scrape().families())
                .hasSizeGreaterThan(30)
                .allSatisfy(name -> assertThat(text).contains("`" + name.replaceAll("_max$", "") + "`"));
    }

    @Test
    void observations_submits_areChildrenOfTheirIssue() {
        List<Observation.Context> submits = app.observed().stream()
                .filter(context -> "otp.submit".equals(context.getName()))
                .toList();

        assertThat(submits)
                .hasSize(6)
                .allSatisfy(submit -> assertThat(submit.getParentObservation())
                        .isNotNull()
                        .satisfies(parent ->
                                assertThat(parent.getContextView().getName()).isEqualTo("otp.issue")));
        assertThat(submits.get(0).getParentObservation())
                .isSameAs(submits.get(1).getParentObservation());
    }

    @Test
    void health_showsThreeParts() {
        JsonNode health = JsonMapper.shared().readTree(app.get("health").body());
        JsonNode otp = health.path("components").path("otp");

        assertThat(otp.path("status").asString()).isEqualTo("UP");
        assertThat(otp.path("components").propertyNames()).containsExactlyInAnyOrder("redis", "providers", "inbox");
        assertThat(otp.at("/components/providers/details/broke").asString()).isEqualTo("open (account)");
        assertThat(otp.at("/components/redis/details/evictionPolicy").asString())
                .isEqualTo("noeviction");
    }

    @Test
    void endpoint_shows_theOperatorsView() {
        JsonNode view = JsonMapper.shared().readTree(app.get("otp").body());

        assertThat(view.at("/node/lanes").propertyNames()).contains("main", "broke");
        assertThat(view.at("/node/polls/0/pause").asString()).startsWith("PT");
        assertThat(view.at("/inbox/figures/oldest").asString()).startsWith("PT");
        assertThat(app.get("otp/" + challenge).body()).contains("138****8000").doesNotContain(challenge);
        assertThat(app.get("otp/138****8000").body())
                .contains("\"provider\":\"main\"")
                .doesNotContain(challenge);
        assertThat(app.get("otp/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void audit_trail_tellsWhatHappened() {
        List<String> lines = trail();

        assertThat(lines)
                .contains(
                        "event=OTP_ISSUED subject=138****8000 channel=sms purpose=login result=issued",
                        "event=OTP_VERIFIED subject=138****8000 purpose=login result=verified",
                        "event=OTP_WRONG_CODE subject=138****8001 purpose=login result=wrong-code",
                        "event=OTP_BURNED subject=138****8001 purpose=login result=burned",
                        "event=OTP_SUPPRESSED subject=138****8002 rule=opt-out")
                .anyMatch(line -> line.startsWith("event=OTP_ACCOUNT_FAULT subject=broke code="));
        assertThat(app.get("auditevents").body()).contains("OTP_VERIFIED", "OTP_BURNED", "OTP_REFUSED");
    }

    private static List<String> trail() {
        return TRAIL.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** Law 5. */
    @Test
    void everything_shown_holdsNoCodePhoneOrSecret() {
        String all = Stream.of("prometheus", "health", "otp", "otp/" + challenge, "otp/138****8001", "auditevents")
                        .map(path -> app.get(path).body())
                        .collect(Collectors.joining("\n"))
                + String.join("\n", trail())
                + app.observed();

        assertThat(app.secrets).hasSizeGreaterThan(10);
        assertThat(all).doesNotContain(app.secrets).contains("138****8001");
        // Within a longer number, six digits are a coincidence.
        assertThat(app.codes)
                .hasSize(2)
                .allSatisfy(code -> assertThat(all).doesNotContainPattern("(?<![0-9.])" + code + "(?![0-9.])"));
    }
}
