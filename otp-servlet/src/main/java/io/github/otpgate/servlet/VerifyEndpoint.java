package io.github.otpgate.servlet;

import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /verify}: tries a code. Every failure looks the same. */
final class VerifyEndpoint implements Endpoint, VerifyResult.Cases<Answer> {

    private static final Logger LOG = LoggerFactory.getLogger(VerifyEndpoint.class);

    private final OtpService service;
    private final boolean byPhone;

    VerifyEndpoint(OtpService service, boolean byPhone) {
        this.service = service;
        this.byPhone = byPhone;
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public Answer answer(Fields fields, Optional<String> session) {
        boolean named = byPhone && fields.has("phone");
        if (named && fields.has("challengeId")) {
            throw ProblemException.invalid("challengeId: found together with phone; allowed: exactly one of the two");
        }
        // A text of the wrong shape is a wrong guess and looks like one, so only what is no text is told apart.
        Optional<String> phone = named ? Optional.of(fields.required("phone")) : Optional.empty();
        Optional<String> challenge = named ? Optional.empty() : Optional.of(fields.required("challengeId"));
        String purpose = fields.required("purpose");
        String code = fields.required("code");
        return service.verify(
                        new VerifyRequest(challenge, phone, purpose, code, session, Optional.empty(), Optional.empty()))
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
        return Problem.NOT_VERIFIED.answer("The code was not accepted.");
    }
}
