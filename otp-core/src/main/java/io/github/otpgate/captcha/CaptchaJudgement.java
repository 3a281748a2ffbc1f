package io.github.otpgate.captcha;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What an answer to a captcha was worth.
 *
 * @param solved what it got; nothing where it did not count
 * @param blamed whether whoever answered is to blame: not for a vendor that is away, and not for being late
 */
public record CaptchaJudgement(Optional<CaptchaSolved> solved, boolean blamed) {

    public CaptchaJudgement {
        requireNonNull(solved, "solved");
    }
}
