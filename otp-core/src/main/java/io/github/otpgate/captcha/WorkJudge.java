package io.github.otpgate.captcha;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Judges proofs of work: the number alone, or the payload of the ALTCHA v1 widget. Thread safe. */
final class WorkJudge {

    private static final int LONGEST = 4_096;
    private static final int LONGEST_NUMBER = 20;
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,7}");

    /** One flat object, and numbers no longer than a 64-bit one. */
    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(1)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    boolean isRight(WorkTask task, String solution) {
        if (solution.length() > LONGEST) {
            return false;
        }
        if (NUMBER.matcher(solution).matches()) {
            return task.isSolvedBy(Integer.parseInt(solution));
        }
        return payload(solution).filter(payload -> isRight(task, payload)).isPresent();
    }

    private static boolean isRight(WorkTask task, JsonNode payload) {
        JsonNode number = payload.path("number");
        return has(payload, "algorithm", WorkTask.ALGORITHM)
                && has(payload, "challenge", task.challenge())
                && has(payload, "salt", task.salt())
                && has(payload, "signature", task.signatureText())
                && number.isIntegralNumber()
                && number.canConvertToInt()
                && task.isSolvedBy(number.intValue());
    }

    private static boolean has(JsonNode payload, String member, String ours) {
        JsonNode theirs = payload.path(member);
        return theirs.isString()
                && MessageDigest.isEqual(
                        ours.getBytes(UTF_8), theirs.stringValue().getBytes(UTF_8));
    }

    private Optional<JsonNode> payload(String solution) {
        try {
            return Optional.ofNullable(
                    mapper.readTree(new String(Base64.getDecoder().decode(solution), UTF_8)));
        } catch (IllegalArgumentException | JacksonException neitherBase64NorJson) {
            return Optional.empty();
        }
    }
}
