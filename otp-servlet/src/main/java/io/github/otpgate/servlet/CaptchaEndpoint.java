package io.github.otpgate.servlet;

import io.github.otpgate.CaptchaOffer;
import io.github.otpgate.CaptchaRequest;
import io.github.otpgate.captcha.CaptchaKind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;

/** {@code GET /captcha}: asks for something to solve. What it looks like is not the client's to say. */
final class CaptchaEndpoint implements Endpoint {

    private final Function<CaptchaRequest, CaptchaOffer> captcha;

    CaptchaEndpoint(Function<CaptchaRequest, CaptchaOffer> captcha) {
        this.captcha = captcha;
    }

    @Override
    public String name() {
        return "captcha";
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public Fields fields(HttpServletRequest request) {
        return QueryFields.of(request, "purpose", "kind");
    }

    @Override
    public Answer answer(Call call) {
        CaptchaRequest request = new CaptchaRequest(
                call.fields().given("purpose"),
                call.address(),
                call.fields().given("kind").map(CaptchaEndpoint::kind));
        return captcha.apply(request).match(new CaptchaAnswers());
    }

    private static CaptchaKind kind(String name) {
        return CaptchaKind.ofWireName(name)
                .orElseThrow(() -> ProblemException.invalid(
                        "kind: found " + name.length() + " characters; allowed: pow or slider"));
    }
}
