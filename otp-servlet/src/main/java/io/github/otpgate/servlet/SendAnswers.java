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
        members.put("resendInSeconds", roundedUp(issued.resendIn(), Duration.ofSeconds(1)));
        return Answer.json(202, members);
    }

    /** Waits for a lock are told in minutes: the second would tell when the guesses were made. */
    @Override
    public Answer limited(IssueResult.Limited limited) {
        LOG.debug("send: limited, {}", limited.cause());
        Duration unit = limited.cause() == IssueResult.Cause.PHONE ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
        long seconds = Math.max(1, roundedUp(limited.retryAfter(), unit));
        return Problem.RATE_LIMITED
                .answer("Too many requests for this phone; Retry-After says when to try again.")
                .with("Retry-After", Long.toString(seconds));
    }

    @Override
    public Answer refused(IssueResult.Refused refused) {
        LOG.debug("send: refused, {}", refused.reason());
        return switch (refused.reason()) {
            case INVALID_PHONE ->
                Problem.INVALID_PHONE.answer(
                        "phone: found no mobile number that can be sent to; allowed: a mobile number of an accepted country");
            case UNKNOWN_PURPOSE ->
                Problem.INVALID_REQUEST.answer("purpose: found an unknown name; allowed: a configured purpose");
            case CHANNEL_UNAVAILABLE ->
                Problem.INVALID_REQUEST.answer(
                        "channel: found one without a provider; allowed: a channel with a provider");
            case CALL_TOO_EARLY ->
                Problem.INVALID_REQUEST.answer("channel: found voice; allowed: sms first, voice if none arrives");
            case CAPTCHA_REQUIRED, SLIDER_REQUIRED ->
                Problem.CAPTCHA_REQUIRED.answer("captchaToken: found no valid one; solve a captcha first.");
        };
    }

    @Override
    public Answer undelivered(IssueResult.Undelivered undelivered) {
        LOG.debug("send: undelivered");
        return OtpFilter.unavailable();
    }

    /** In seconds, a whole number of units. */
    private static long roundedUp(Duration time, Duration unit) {
        return time.plus(unit).minusNanos(1).dividedBy(unit) * unit.toSeconds();
    }
}
