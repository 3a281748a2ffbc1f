package io.github.otpgate.servlet;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.model.Channel;
import java.util.Optional;
import java.util.function.Function;

/** {@code POST /send}: asks for a code. */
final class SendEndpoint implements Endpoint {

    private final Function<IssueRequest, IssueResult> issue;

    SendEndpoint(Function<IssueRequest, IssueResult> issue) {
        this.issue = issue;
    }

    @Override
    public String name() {
        return "send";
    }

    @Override
    public Answer answer(Call call) {
        Fields fields = call.fields();
        String phone = fields.filled("phone");
        String purpose = fields.filled("purpose");
        Channel channel = fields.optional("channel").map(SendEndpoint::channel).orElse(Channel.SMS);
        Optional<String> captcha = fields.given("captchaToken");
        IssueResult result =
                issue.apply(new IssueRequest(phone, purpose, channel, call.session(), call.address(), captcha, false));
        return result.match(new SendAnswers());
    }

    private static Channel channel(String name) {
        return Channel.ofWireName(name)
                .orElseThrow(() -> ProblemException.invalid(
                        "channel: found " + name.length() + " characters; allowed: sms or voice"));
    }
}
