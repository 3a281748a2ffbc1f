package io.github.otpgate.servlet;

import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /verify}: tries a code. Whatever is wrong with the guess looks the same; what is told apart is true of the
 * guesser alone.
 */
final class VerifyEndpoint implements Endpoint, VerifyResult.Cases<Answer> {

    private static final Logger LOG = LoggerFactory.getLogger(VerifyEndpoint.class);

    /** Verifies say nothing about time. What an address must wait for is a window of ten minutes. */
    private static final Duration ADDRESS_WAIT = Duration.ofMinutes(10);

    private final Function<VerifyRequest, VerifyResult> verify;
    private final boolean byPhone;

    VerifyEndpoint(Function<VerifyRequest, VerifyResult> verify, boolean byPhone) {
        this.verify = verify;
        this.byPhone = byPhone;
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public Answer answer(Call call) {
        Fields fields = call.fields();
        boolean named = byPhone && fields.has("phone");
        if (named && fields.has("challengeId")) {
            throw ProblemException.invalid("challengeId: found together with phone; allowed: exactly one of the two");
        }
        // A text of the wrong shape is a wrong guess and looks like one, so only what is no text is told apart.
        Optional<String> phone = named ? Optional.of(fields.required("phone")) : Optional.empty();
        Optional<String> challenge = named ? Optional.empty() : Optional.of(fields.required("challengeId"));
        String purpose = fields.required("purpose");
        String code = fields.required("code");
        Optional<String> captcha = fields.given("captchaToken");
        return verify.apply(new VerifyRequest(challenge, phone, purpose, code, call.session(), call.address(), captcha))
                .match(this);
    }

    @Override
    public Answer verified(VerifyResult.Verified verified) {
        LOG.debug("verify: verified");
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("verified", true);
        members.put("ticket", verified.ticket().value());
        members.put("expiresInSeconds", verified.expiresIn().toSeconds());
        return Answer.json(200, members);
    }

    @Override
    public Answer notVerified(VerifyResult.NotVerified notVerified) {
        LOG.debug("verify: not verified, {}", notVerified.reason());
        return switch (notVerified.reason()) {
            case NO_CHALLENGE, WRONG_CODE, LOCKED -> Problem.NOT_VERIFIED.answer("The code was not accepted.");
            case ADDRESS_LIMITED -> TooMany.coarse(ADDRESS_WAIT);
            case CAPTCHA_REQUIRED -> Problem.captchaRequired();
        };
    }
}
