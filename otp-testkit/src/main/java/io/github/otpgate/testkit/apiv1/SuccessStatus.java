package io.github.otpgate.testkit.apiv1;

/** How a report spells success; the document does it in two ways. */
public enum SuccessStatus {
    /** As the sections on callbacks have it. */
    DELIVRD,
    /** As the section on queries has it. */
    DELIVER
}
