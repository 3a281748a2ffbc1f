package io.github.otpgate;

import io.github.otpgate.receipt.LongReplies;

/** The ways through a service: a code out, a code back, a ticket back, a captcha, a reply in; and what can be changed. */
record Stages(
        Captchas captchas,
        Issuing issuing,
        Verifying verifying,
        Redeeming redeeming,
        LongReplies longReplies,
        Operating operating) {}
