package io.github.otpgate;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.guard.Finding;
import io.github.otpgate.model.PhoneNumber;
import java.util.List;

/**
 * Why a phone is sent to, or not: rules and figures, never a code.
 *
 * @param phone prints masked
 * @param findings the phone's own limits first, then what the guard thinks of its ranges and country
 */
public record Explanation(PhoneNumber phone, List<Finding> findings) {

    public Explanation {
        requireNonNull(phone, "phone");
        findings = List.copyOf(findings);
    }
}
