package io.github.otpgate;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** A template and its values, as configured. */
record PurposeSetting(String template, Map<String, String> variables) {

    PurposeSetting {
        requireNonNull(template, "template");
        variables = Map.copyOf(requireNonNull(variables, "variables"));
    }
}
