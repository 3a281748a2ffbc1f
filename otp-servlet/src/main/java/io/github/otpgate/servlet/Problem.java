package io.github.otpgate.servlet;

import io.github.otpgate.captcha.CaptchaKind;
import java.util.LinkedHashMap;
import java.util.Map;

/** What can go wrong, as RFC 9457 tells it. Clients act on the code; type and title say no more than the status does. */
enum Problem {
    INVALID_REQUEST(400, "invalid-request", "Bad Request"),
    TOO_LARGE(413, "invalid-request", "Content Too Large"),
    TOO_SLOW(408, "invalid-request", "Request Timeout"),
    UNSUPPORTED_TYPE(415, "invalid-request", "Unsupported Media Type"),
    INVALID_PHONE(400, "invalid-phone", "Bad Request"),
    CROSS_SITE(403, "cross-site", "Forbidden"),
    NOT_FOUND(404, "not-found", "Not Found"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "Method Not Allowed"),
    NOT_VERIFIED(422, "not-verified", "Unprocessable Content"),
    CAPTCHA_FAILED(422, "captcha-failed", "Unprocessable Content"),
    CAPTCHA_REQUIRED(428, "captcha-required", "Precondition Required"),
    RATE_LIMITED(429, "rate-limited", "Too Many Requests"),
    UNAVAILABLE(503, "unavailable", "Service Unavailable");

    private static final String NO_TOKEN = "captchaToken: found no valid one; solve a captcha first.";
    private static final String TYPE = "application/problem+json;charset=UTF-8";

    private final int status;
    private final String code;
    private final String title;

    Problem(int status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    static Answer unknownPurpose() {
        return INVALID_REQUEST.answer("purpose: found an unknown name; allowed: a configured purpose");
    }

    static Answer captchaRequired() {
        return CAPTCHA_REQUIRED.answer(NO_TOKEN);
    }

    /** Not any captcha will do: the client asks for one of that kind. */
    static Answer sliderRequired() {
        return CAPTCHA_REQUIRED.answer(NO_TOKEN, Map.of("kind", CaptchaKind.SLIDER.wireName()));
    }

    String code() {
        return code;
    }

    /**
     * The answer that tells it.
     *
     * @param detail for the developer who reads it; holds nothing of what the client sent
     */
    Answer answer(String detail) {
        return answer(detail, Map.of());
    }

    /** The same with members of its own (RFC 9457, 3.2). */
    private Answer answer(String detail, Map<String, Object> own) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", title);
        members.put("status", (long) status);
        members.put("detail", detail);
        members.put("code", code);
        members.putAll(own);
        return new Answer(status, TYPE, Map.of(), JsonText.of(members));
    }
}
