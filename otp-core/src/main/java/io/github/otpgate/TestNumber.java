package io.github.otpgate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A number for testing, until a date: its code is always the same, and no message is sent. Everything else is as for any
 * number: captcha, limits, windows, single use. Whoever knows number and code can log in as that number, so it must be nobody's
 * account, and nothing for production.
 *
 * @param phone as people type it
 * @param code as many digits as codes have
 * @param until when it becomes a number like any other: at most 90 days from the start of the service on
 */
public record TestNumber(String phone, String code, Instant until) {
    public TestNumber {
        requireNonNull(phone, "phone");
        requireNonNull(code, "code");
        requireNonNull(until, "until");
    }

    @Override
    public String toString() {
        return "TestNumber[until=" + until + "]";
    }
}
