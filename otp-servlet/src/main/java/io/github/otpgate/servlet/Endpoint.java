package io.github.otpgate.servlet;

import java.util.Optional;

/** One address and what it answers to a well-formed request. */
interface Endpoint {

    /** For logs. */
    String name();

    Answer answer(Fields fields, Optional<String> session);
}
