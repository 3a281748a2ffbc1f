package io.github.otpgate.servlet;

import io.github.otpgate.CaptchaResult;
import io.github.otpgate.CaptchaSolution;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /captcha}: answers one. Every failure looks the same. */
final class SolveEndpoint implements Endpoint, CaptchaResult.Cases<Answer> {

    private static final Logger LOG = LoggerFactory.getLogger(SolveEndpoint.class);

    private final Function<CaptchaSolution, CaptchaResult> solve;

    SolveEndpoint(Function<CaptchaSolution, CaptchaResult> solve) {
        this.solve = solve;
    }

    @Override
    public String name() {
        return "captcha";
    }

    /** The token of a remote captcha may be as long as another endpoint's whole body. */
    @Override
    public Fields fields(HttpServletRequest request) throws IOException {
        return RequestBody.LARGE.fields(request);
    }

    @Override
    public Answer answer(Call call) {
        Fields fields = call.fields();
        CaptchaSolution solution = new CaptchaSolution(
                fields.filled("id"), fields.filledOrWhole("solution"), fields.given("purpose"), call.address());
        return solve.apply(solution).match(this);
    }

    @Override
    public Answer solved(CaptchaResult.Solved solved) {
        LOG.debug("captcha: solved");
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("captchaToken", solved.solved().token());
        members.put("expiresInSeconds", solved.solved().expiresIn().toSeconds());
        return Answer.json(200, members);
    }

    @Override
    public Answer failed(CaptchaResult.Failed failed) {
        LOG.debug("captcha: failed");
        return Problem.CAPTCHA_FAILED.answer("The captcha was not solved; ask for another one.");
    }
}
