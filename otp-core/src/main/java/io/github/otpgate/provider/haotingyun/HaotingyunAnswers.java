package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.HttpAnswer;
import io.github.otpgate.provider.HttpAnswer.Complete;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an answer to {@code single_send} means. */
final class HaotingyunAnswers {

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern SID = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final int DEPTH = 16;

    private final HaotingyunCodes codes;
    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    HaotingyunAnswers(HaotingyunCodes codes) {
        this.codes = codes;
    }

    Submission interpret(HttpAnswer answer) {
        if (answer instanceof HttpAnswer.NotSent notSent) {
            return new Rejected(ErrorClass.TEMPORARY, notSent.reason());
        }
        if (answer instanceof HttpAnswer.Broken broken) {
            return new Uncertain(broken.reason());
        }
        Complete complete = (Complete) answer;
        return read(complete)
                // A gateway on the way speaks JSON with a code too; the vendor's own refusals are 400 and 200.
                .filter(body -> complete.status() < 500)
                .map(this::interpret)
                .orElseGet(() -> withoutBody(complete.status()));
    }

    private Submission interpret(JsonNode body) {
        int code = Integer.parseInt(text(body, "code"));
        if (code != 0) {
            return codes.rejected(code, text(body, "detail"));
        }
        String sid = text(body, "sid");
        return SID.matcher(sid).matches() ? new Accepted(sid) : new Uncertain("accepted without sid");
    }

    /** The vendor's JSON, or nothing where it is not the vendor that answered, or not in its words. */
    private Optional<JsonNode> read(Complete answer) {
        try {
            return Optional.ofNullable(json.readTree(answer.body().toArray()))
                    .filter(body -> INTEGER.matcher(text(body, "code")).matches());
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** These statuses say that nobody looked at the message; after any other it may be on its way. */
    private static Submission withoutBody(int status) {
        boolean notLookedAt = switch (status) {
            case 301, 302, 303, 307, 308, 404, 405, 411, 413 -> true;
            default -> false;
        };
        return notLookedAt
                ? new Rejected(ErrorClass.UNKNOWN, "HTTP " + status)
                : new Uncertain("HTTP " + status + " without the vendor's answer");
    }

    /** Numbers may come as strings and strings as numbers; ids are never read as numbers. */
    private static String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        return value.isString() || value.isIntegralNumber() ? value.asString() : "";
    }
}
