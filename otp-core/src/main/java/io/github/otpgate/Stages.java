package io.github.otpgate;

/** The ways through a service: a code out, a code back, a ticket back, a captcha, a push in; what can be changed, and seen. */
record Stages(
        Underway underway,
        Captchas captchas,
        Issuing issuing,
        Verifying verifying,
        Redeeming redeeming,
        Receiving receiving,
        Operating operating,
        Looking looking) {}
