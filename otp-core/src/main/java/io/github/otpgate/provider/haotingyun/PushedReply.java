package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.wire.BeijingTime;
import io.github.otpgate.wire.VendorJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The values of a pushed reply, as they are signed: a number in the characters it came in, null as empty text.
 */
record PushedReply(Map<String, String> values) {

    /** A string, which is left alone, or a number. Possessive, since a text may be long. */
    private static final Pattern STRING_OR_NUMBER =
            Pattern.compile("(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\")|(-?[0-9][0-9.eE+-]*+)");

    private static final Map<String, Pattern> FORMS = Map.of(
            "id", Pattern.compile("[0-9a-f]{32}"),
            "mobile", Pattern.compile("\\+?[0-9]{5,20}"),
            "reply_time", Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}"),
            "extend", Pattern.compile("[0-9]*"),
            "base_extend", Pattern.compile("[0-9]*"));

    /** The values, or nothing if it is not one flat object. */
    static Optional<PushedReply> of(VendorJson json, String text) {
        return json.read(text)
                .filter(JsonNode::isObject)
                .flatMap(valid -> json.read(quoted(text)))
                .flatMap(PushedReply::flat);
    }

    /** Only in a document that was found to be valid can numbers be told from the rest this simply. */
    private static String quoted(String valid) {
        return STRING_OR_NUMBER
                .matcher(valid)
                .replaceAll(match ->
                        Matcher.quoteReplacement(match.group(2) == null ? match.group() : '"' + match.group(2) + '"'));
    }

    private static Optional<PushedReply> flat(JsonNode object) {
        if (object.values().stream().anyMatch(JsonNode::isContainer)) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        object.properties()
                .forEach(member -> values.put(
                        member.getKey(),
                        member.getValue().isNull() ? "" : member.getValue().asString()));
        return Optional.of(new PushedReply(values));
    }

    /** The reply, or nothing if a value has another form than the vendor documents. */
    Optional<Reply> reply() {
        boolean strict = values.containsKey("text")
                && FORMS.entrySet().stream()
                        .allMatch(form ->
                                form.getValue().matcher(text(form.getKey())).matches());
        return Optional.of(text("reply_time"))
                .filter(written -> strict)
                .flatMap(BeijingTime.SPACED::read)
                .map(at -> new Reply(
                        Optional.of(text("id")),
                        new VendorNumber(text("mobile")),
                        text("text"),
                        Optional.of(at),
                        text("extend"),
                        Optional.empty()));
    }

    private String text(String member) {
        return values.getOrDefault(member, "");
    }

    @Override
    public String toString() {
        return "PushedReply[redacted]";
    }
}
