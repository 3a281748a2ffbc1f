package io.github.otpgate.captcha.remote;

import static io.github.otpgate.captcha.remote.RemoteCaptchaSettings.TestKeys.REFUSED;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What an answer of {@code siteverify} must say. A member of another type than documented makes the answer unreadable: it
 * is the vendor's mistake, not the person's.
 */
final class SiteVerifyRules {

    /** No token, however wrong, brings these about. */
    private static final Set<String> NOT_THE_TOKEN =
            Set.of("internal-error", "missing-input-secret", "invalid-input-secret");

    /** Clocks differ. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final RemoteCaptchaSettings settings;
    private final Clock clock;

    SiteVerifyRules(RemoteCaptchaSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Judgement judge(JsonNode answer) {
        if (blamesItselfOrUs(answer)) {
            return Judgement.unknown("the vendor has an error of its own or does not know the secret");
        }
        JsonNode success = answer.path("success");
        if (!success.isBoolean()) {
            return Judgement.unknown("the answer does not say whether it succeeded");
        }
        return success.booleanValue() ? check(answer) : Judgement.failed("the vendor refused the token");
    }

    private static boolean blamesItselfOrUs(JsonNode answer) {
        return answer.path("error-codes")
                .valueStream()
                .anyMatch(code -> code.isString() && NOT_THE_TOKEN.contains(code.stringValue()));
    }

    private Judgement check(JsonNode answer) {
        return Stream.of(testKey(answer), host(answer), action(answer), score(answer), time(answer))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Judgement.PASSED);
    }

    /** Turnstile says so; the page may still carry the test key, which makes tokens without a challenge. */
    private Optional<Judgement> testKey(JsonNode answer) {
        JsonNode mark = answer.path("metadata").path("result_with_testing_key");
        boolean test = !mark.isMissingNode() && !(mark.isBoolean() && !mark.booleanValue());
        return test && settings.testKeys() == REFUSED
                ? Optional.of(Judgement.unknown("the vendor answered for a test key"))
                : Optional.empty();
    }

    private Optional<Judgement> host(JsonNode answer) {
        boolean ours = string(answer, "hostname")
                .filter(host -> settings.hostnames().contains(host.toLowerCase(Locale.ROOT)))
                .isPresent();
        return ours ? Optional.empty() : Optional.of(Judgement.failed("the token was made for another host"));
    }

    private Optional<Judgement> action(JsonNode answer) {
        boolean other = settings.action().isPresent() && !settings.action().equals(string(answer, "action"));
        return other ? Optional.of(Judgement.failed("the token was made for another action")) : Optional.empty();
    }

    private Optional<Judgement> score(JsonNode answer) {
        if (!settings.type().scores()) {
            return Optional.empty();
        }
        JsonNode score = answer.path("score");
        if (!score.isNumber() || !isFraction(score.decimalValue())) {
            return Optional.of(Judgement.unknown("the answer has no score from 0 to 1"));
        }
        boolean low = score.decimalValue().compareTo(BigDecimal.valueOf(settings.minScore())) < 0;
        return low ? Optional.of(Judgement.failed("the score is too low")) : Optional.empty();
    }

    private static boolean isFraction(BigDecimal score) {
        return score.signum() >= 0 && score.compareTo(BigDecimal.ONE) <= 0;
    }

    private Optional<Judgement> time(JsonNode answer) {
        JsonNode given = answer.path("challenge_ts");
        if (given.isMissingNode() || given.isNull()) {
            return Optional.empty();
        }
        Optional<Instant> made = string(answer, "challenge_ts").flatMap(SiteVerifyRules::instant);
        if (made.isEmpty()) {
            return Optional.of(Judgement.unknown("the time of the challenge is not readable"));
        }
        Instant now = clock.instant();
        boolean old = made.get().isBefore(now.minus(settings.type().validity()));
        boolean ahead = made.get().isAfter(now.plus(AHEAD));
        return old || ahead
                ? Optional.of(Judgement.failed("the token is too old, or of the future"))
                : Optional.empty();
    }

    private static Optional<Instant> instant(String written) {
        try {
            return Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeParseException notTime) {
            return Optional.empty();
        }
    }

    private static Optional<String> string(JsonNode answer, String member) {
        JsonNode value = answer.path(member);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }
}
