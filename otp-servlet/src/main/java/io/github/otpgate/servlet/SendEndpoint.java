package io.github.otpgate.servlet;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.OtpService;
import io.github.otpgate.model.Channel;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code POST /send}: asks for a code. */
final class SendEndpoint implements Endpoint {

    private final OtpService service;

    SendEndpoint(OtpService service) {
        this.service = service;
    }

    @Override
    public String name() {
        return "send";
    }

    @Override
    public Answer answer(Fields fields, Optional<String> session) {
        String phone = fields.filled("phone");
        String purpose = fields.filled("purpose");
        Channel channel = fields.optional("channel").map(SendEndpoint::channel).orElse(Channel.SMS);
        // A form posts its empty inputs too: no token, rather than a wrong one.
        Optional<String> captcha = fields.optional("captchaToken").filter(Predicate.not(String::isBlank));
        IssueResult result =
                service.issue(new IssueRequest(phone, purpose, channel, session, Optional.empty(), captcha, false));
        return result.match(new SendAnswers());
    }

    private static Channel channel(String name) {
        return Channel.ofWireName(name)
                .orElseThrow(() -> ProblemException.invalid(
                        "channel: found " + name.length() + " characters; allowed: sms or voice"));
    }
}
