package io.github.otpgate.captcha;

import io.github.otpgate.event.OtpEvent.CaptchaFailed;
import io.github.otpgate.event.OtpEvent.CaptchaSolved;
import io.github.otpgate.event.OtpListener;

/** Tells operators what becomes of captchas. */
record CaptchaNews(OtpListener events) {

    void solved(String kind) {
        events.on(new CaptchaSolved(kind));
    }

    void failed(String kind, Fault fault) {
        events.on(new CaptchaFailed(kind, fault.reason()));
    }
}
