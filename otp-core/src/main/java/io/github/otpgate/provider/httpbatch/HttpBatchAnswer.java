package io.github.otpgate.provider.httpbatch;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.wire.BeijingTime;
import io.github.otpgate.wire.VendorJson;
import io.github.otpgate.wire.VendorText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Any answer of the vendor.
 *
 * <pre>
 * text  20110725160412,0     time in Beijing, status (0 is success)
 *       1234567890100        msgid, or product,balance; as many lines as there are, none after a refusal
 * JSON  {"result":0,"msgid":"1590930140638054700","ts":"20170930140638"}
 * </pre>
 *
 * <p>Lines end with LF or CRLF, the last one perhaps with nothing. Which form comes is seen, not believed: a platform
 * may ignore what it was asked for.
 *
 * @param at the vendor's clock, if it says
 * @param status as it came; digits
 * @param lines what follows, trimmed; none of them empty
 */
record HttpBatchAnswer(Optional<Instant> at, String status, List<String> lines) {

    private static final VendorJson JSON = new VendorJson();
    private static final String STATUS = "0|[1-9][0-9]*";
    private static final Pattern WHOLE_STATUS = Pattern.compile(STATUS);
    private static final Pattern FIRST_LINE =
            Pattern.compile("([0-9]{14})[ \\t]*,[ \\t]*(" + STATUS + ")[ \\t]*(?:\\r?\\n|\\z)");

    HttpBatchAnswer {
        lines = List.copyOf(lines);
    }

    /** Nothing where these are not the vendor's words. */
    static Optional<HttpBatchAnswer> read(Bytes body) {
        String text = VendorText.of(body).orElse("").strip();
        return text.startsWith("{") ? JSON.read(text).flatMap(HttpBatchAnswer::ofJson) : ofText(text);
    }

    boolean isSuccess() {
        return status.equals("0");
    }

    private static Optional<HttpBatchAnswer> ofText(String text) {
        Matcher first = FIRST_LINE.matcher(text);
        if (!first.lookingAt()) {
            return Optional.empty();
        }
        List<String> lines = text.substring(first.end())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return BeijingTime.COMPACT
                .read(first.group(1))
                .map(at -> new HttpBatchAnswer(Optional.of(at), first.group(2), lines));
    }

    private static Optional<HttpBatchAnswer> ofJson(JsonNode body) {
        Optional<Instant> at = BeijingTime.COMPACT.read(VendorJson.text(body, "ts"));
        return VendorJson.optional(body, "result")
                .filter(status -> WHOLE_STATUS.matcher(status).matches())
                .map(status -> new HttpBatchAnswer(at, status, msgids(body.path("msgid"))));
    }

    /** An id of another type than text or integer becomes what no id looks like. */
    private static List<String> msgids(JsonNode msgid) {
        String text = msgid.isString() || msgid.isIntegralNumber() ? msgid.asString() : "(" + msgid.getNodeType() + ")";
        boolean missing = msgid.isMissingNode() || msgid.isNull() || text.isBlank();
        return missing ? List.of() : List.of(text.strip());
    }
}
