package io.github.otpgate.testkit.smscn;

import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.RecordedRequest;
import io.github.otpgate.testkit.VendorServer;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code /voice/} and its older name {@code /sms/}; what is asked for stands in {@code ac}. */
record VoiceEndpoints(Login login, CallRules rules, Account account, Clock clock, Charset charset)
        implements VendorServer.Vendor {

    private static final Set<String> PATHS = Set.of("/voice/", "/voice", "/sms/", "/sms");
    private static final Set<String> SENDS = Set.of("send", "sendcode");
    private static final Set<String> METHODS = Set.of("GET", "POST");

    /** RFC 1123 with the two digits of a day that HTTP asks for, which the JDK's own constant does not write. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @Override
    public boolean sends(RecordedRequest request) {
        return PATHS.contains(request.path())
                && Parameters.of(request)
                        .filter(asked -> SENDS.contains(asked.ascii("ac")))
                        .isPresent();
    }

    @Override
    public HttpReply answer(RecordedRequest request) {
        if (!PATHS.contains(request.path()) || !METHODS.contains(request.method())) {
            return dated(HttpReply.text(404, "text/html", "<html><body>404 Not Found</body></html>"));
        }
        Optional<Parameters> asked = Parameters.of(request);
        return asked.isEmpty()
                ? written(said(Stat.FAILED, false).json())
                : written(form(asked.get().ascii("format"), answer(asked.get())));
    }

    private Answer answer(Parameters asked) {
        boolean english = asked.ascii("language").equals("english");
        Optional<Stat> refusal = login.refusal(asked).or(() -> account.state().refusal());
        if (refusal.isPresent()) {
            return said(refusal.get(), english);
        }
        return switch (asked.ascii("ac")) {
            case "send", "sendcode" -> said(send(asked), english);
            case "number" -> Answer.of("stat", "100").with("number", Long.toString(account.balance()));
            case "status" -> reports();
            case "query" -> records(asked);
            default -> said(Stat.FAILED, english);
        };
    }

    private static Answer said(Stat stat, boolean english) {
        return Answer.of("stat", stat.code()).with("message", stat.message(english));
    }

    private Stat send(Parameters asked) {
        CallRules.Checked checked = rules.check(asked);
        return checked.refusal().or(() -> account.call(checked.calls())).orElse(Stat.OK);
    }

    private Answer reports() {
        Account.Fetched fetched = account.reports();
        return Answer.ofRows(fetched.rows())
                .with("stat", "100")
                .with("total", Integer.toString(fetched.rows().size()));
    }

    /** The one answer whose {@code stat} is a number, or not there at all. */
    private Answer records(Parameters asked) {
        Account.Fetched fetched = account.records(asked.ascii("date"), asked.ascii("key"));
        if (fetched.rows().isEmpty()) {
            return Answer.of("total", "0").with("page_size", "0").with("total_page", "0");
        }
        int pages = (fetched.total() + Account.PAGE - 1) / Account.PAGE;
        return Answer.ofRows(fetched.rows())
                .with("stat", 100)
                .with("total", Integer.toString(fetched.total()))
                .with("page_size", Integer.toString(fetched.rows().size()))
                .with("total_page", Integer.toString(pages));
    }

    /** A list has no plain text. */
    private static String form(String format, Answer answer) {
        if (format.equals("xml")) {
            return answer.xml();
        }
        return format.equals("txt") && !answer.isList() ? answer.txt() : answer.json();
    }

    /** The vendor says nowhere which charset it writes. */
    private HttpReply written(String body) {
        return dated(HttpReply.text(200, "text/html", body, charset));
    }

    private HttpReply dated(HttpReply reply) {
        return reply.withHeader("Date", DATE.format(clock.instant()));
    }
}
