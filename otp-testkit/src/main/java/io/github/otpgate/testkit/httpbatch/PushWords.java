package io.github.otpgate.testkit.httpbatch;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What pushes say, form-encoded.
 *
 * @param receiver what was agreed on with the customer, perhaps nothing
 * @param password the same
 * @param atOnce how many reports one push has; the usual form at 1
 * @param plainColons whether a colon stays as it is, which a query allows
 */
record PushWords(Clock clock, String receiver, String password, int atOnce, boolean plainColons) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT);

    List<String> reports(List<Report> reports) {
        if (atOnce == 1) {
            return reports.stream().map(this::single).toList();
        }
        List<String> pushes = new ArrayList<>();
        for (int from = 0; from < reports.size(); from += atOnce) {
            pushes.add(batch(reports.subList(from, Math.min(reports.size(), from + atOnce))));
        }
        return pushes;
    }

    private String single(Report report) {
        return login() + "&msgid=" + encoded(report.msgid()) + "&reportTime=" + minute() + "&mobile="
                + encoded(report.mobile()) + "&status=" + encoded(report.status());
    }

    private String batch(List<Report> reports) {
        String joined = reports.stream()
                .map(report -> report.msgid() + "," + minute() + "," + report.mobile() + "," + report.status())
                .collect(Collectors.joining("||"));
        return login() + "&report=" + encoded(joined);
    }

    /** A reply, or with a head a part of one. */
    String reply(String from, String destcode, String text, String head) {
        String plain = login() + "&moTime=" + minute() + "&destcode=" + encoded(destcode) + "&mobile=" + encoded(from)
                + "&msg=" + encoded(text);
        return head.isEmpty() ? plain : plain + "&isems=1&emshead=" + head;
    }

    private String login() {
        return "receiver=" + encoded(receiver) + "&pswd=" + encoded(password);
    }

    private String minute() {
        return MINUTE.format(clock.instant().atZone(Msgids.BEIJING));
    }

    private String encoded(String text) {
        String escaped = URLEncoder.encode(text, StandardCharsets.UTF_8);
        return plainColons ? escaped.replace("%3A", ":") : escaped;
    }

    @Override
    public String toString() {
        return "PushWords[redacted]";
    }
}
