package io.github.otpgate.testkit.httpbatch;

import io.github.otpgate.testkit.Form;
import io.github.otpgate.testkit.HttpReply;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the platform writes.
 *
 * @param lineEnd LF or CRLF
 * @param endsLast whether the last line ends as well
 * @param knowsJson whether {@code resptype=json} is known
 */
record Answers(Clock clock, String lineEnd, boolean endsLast, boolean knowsJson) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    HttpReply refused(Form form, int code) {
        return send(form, code, List.of());
    }

    HttpReply accepted(Form form, List<String> msgids) {
        return send(form, 0, msgids);
    }

    private HttpReply send(Form form, int code, List<String> msgids) {
        boolean json =
                knowsJson && form.value("resptype").filter("json"::equals).isPresent();
        return json ? json(code, msgids) : text(code, msgids);
    }

    private HttpReply json(int code, List<String> msgids) {
        ObjectNode body = JSON.createObjectNode().put("result", code);
        msgids.stream().findFirst().ifPresent(msgid -> body.put("msgid", msgid));
        return HttpReply.json(200, body.put("ts", now()).toString());
    }

    /** A refusal is one line that does not end. */
    HttpReply text(int code, List<String> lines) {
        String body = Stream.concat(Stream.of(now() + "," + code), lines.stream())
                .collect(Collectors.joining(lineEnd, "", endsLast && !lines.isEmpty() ? lineEnd : ""));
        return HttpReply.text(200, "text/plain;charset=utf-8", body);
    }

    private String now() {
        return TIME.format(clock.instant().atZone(Msgids.BEIJING));
    }
}
