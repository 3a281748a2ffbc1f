package io.github.otpgate.provider.capability;

import static java.util.Objects.requireNonNull;

/**
 * What a vendor must read to take a push for received, or for not received.
 *
 * @param status of HTTP
 * @param body plain text
 */
public record Acknowledgement(int status, String body) {

    public Acknowledgement {
        requireNonNull(body, "body");
    }
}
