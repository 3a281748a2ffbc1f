package io.github.otpgate.testkit.haotingyun;

import tools.jackson.databind.JsonNode;

/** What an endpoint comes to, before it is put into bytes. */
sealed interface Answer {

    /** The body of a success. */
    record Said(JsonNode body) implements Answer {}

    /** Nothing was done. */
    record Refused(Refusal refusal) implements Answer {}
}
