package io.github.otpgate.servlet;

import io.github.otpgate.IssueResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client learns of each outcome of a send. */
final class SendAnswers implements IssueResult.Cases<Answer> {

    private static final Logger LOG = LoggerFactory.getLogger(SendAnswers.class);

    @Override
    public Answer issued(IssueResult.Issued issued) {
        LOG.debug("send: issued, {}", issued.certain() ? "certain" : "uncertain");
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("challengeId", issued.challengeId().value());
        members.put("phone", issued.phone().masked());
        members.put("channel", issued.channel().wireName());
        members.put("codeLength", (long) issued.codeLength());
        members.put("expiresInSeconds", issued.expiresIn().toSeconds());
        members.put("resendInSeconds", TooMany.wholeUnits(issued.resendIn(), Duration.ofSeconds(1)));
        return Answer.json(202, members);
    }

    @Override
    public Answer limited(IssueResult.Limited limited) {
        LOG.debug("send: limited, {}", limited.cause());
        return switch (limited.cause()) {
            case PHONE -> TooMany.exact(limited.retryAfter());
            case GUESSES -> TooMany.inMinutes(limited.retryAfter());
            case SHARED -> TooMany.coarse(limited.retryAfter());
        };
    }

    @Override
    public Answer refused(IssueResult.Refused refused) {
        LOG.debug("send: refused, {}", refused.reason());
        return switch (refused.reason()) {
            case INVALID_PHONE ->
                Problem.INVALID_PHONE.answer(
                        "phone: found no mobile number that can be sent to; allowed: a mobile number of an accepted country");
            case UNKNOWN_PURPOSE -> Problem.unknownPurpose();
            case CHANNEL_UNAVAILABLE ->
                Problem.INVALID_REQUEST.answer(
                        "channel: found one without a provider; allowed: a channel with a provider");
            case CALL_TOO_EARLY ->
                Problem.INVALID_REQUEST.answer("channel: found voice; allowed: sms first, voice if none arrives");
            case CAPTCHA_REQUIRED -> Problem.captchaRequired();
            case SLIDER_REQUIRED -> Problem.sliderRequired();
        };
    }

    @Override
    public Answer undelivered(IssueResult.Undelivered undelivered) {
        LOG.debug("send: undelivered");
        return Answers.unavailable();
    }
}
