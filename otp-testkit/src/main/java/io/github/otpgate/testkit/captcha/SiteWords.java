package io.github.otpgate.testkit.captcha;

import io.github.otpgate.testkit.HttpReply;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How each vendor writes its answers. */
final class SiteWords {

    private final JsonMapper json = JsonMapper.shared();
    private final SiteVerifyVendor vendor;

    SiteWords(SiteVerifyVendor vendor) {
        this.vendor = vendor;
    }

    HttpReply refusal(String code) {
        ObjectNode answer = json.createObjectNode().put("success", false);
        answer.putArray("error-codes").add(code);
        return HttpReply.json(200, answer.toString());
    }

    HttpReply answer(SiteTokens.Use use) {
        Solved solved = use.solved();
        if (solved != null) {
            return success(solved);
        }
        boolean hcaptcha = vendor == SiteVerifyVendor.HCAPTCHA;
        return switch (use.state()) {
            case EXPIRED -> refusal(hcaptcha ? "expired-input-response" : "timeout-or-duplicate");
            case USED -> refusal(hcaptcha ? "already-seen-response" : "timeout-or-duplicate");
            case UNKNOWN, GOOD -> refusal("invalid-input-response");
        };
    }

    private HttpReply success(Solved solved) {
        ObjectNode answer = json.createObjectNode()
                .put("success", true)
                .put("challenge_ts", solved.at().orElseThrow().toString())
                .put("hostname", solved.hostname());
        if (vendor == SiteVerifyVendor.TURNSTILE) {
            answer.put("action", solved.action()).put("cdata", "").putArray("error-codes");
        }
        if (vendor == SiteVerifyVendor.HCAPTCHA) {
            answer.put("credit", false);
        }
        if (vendor == SiteVerifyVendor.RECAPTCHA_V3) {
            answer.put("action", solved.action()).put("score", solved.score());
        }
        return HttpReply.json(200, answer.toString());
    }
}
