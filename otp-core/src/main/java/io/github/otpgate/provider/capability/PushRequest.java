package io.github.otpgate.provider.capability;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import java.util.Optional;

/**
 * A request that a vendor sent to us. Holds numbers and texts, so it prints none of them.
 *
 * @param method upper case
 * @param query what stood behind {@code ?}, still encoded; empty text if nothing did
 * @param contentType the header's value as it came
 * @param body byte for byte
 */
public record PushRequest(String method, String query, Optional<String> contentType, Bytes body) {

    public PushRequest {
        requireNonNull(method, "method");
        requireNonNull(query, "query");
        requireNonNull(contentType, "contentType");
        requireNonNull(body, "body");
    }

    @Override
    public String toString() {
        return "PushRequest[" + method + ", " + query.length() + " characters of query, " + body + "]";
    }
}
