package io.github.otpgate.servlet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One address: an endpoint for each method that it knows. */
record Resource(List<Endpoint> endpoints) {

    Resource {
        endpoints = List.copyOf(endpoints);
    }

    static Resource of(Endpoint... endpoints) {
        return new Resource(List.of(endpoints));
    }

    Optional<Endpoint> endpoint(String method) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.method().equals(method))
                .findFirst();
    }

    Answer methodNotAllowed() {
        String allowed = endpoints.stream().map(Endpoint::method).collect(Collectors.joining(", "));
        return Problem.METHOD_NOT_ALLOWED.answer("Allowed: " + allowed).with("Allow", allowed);
    }
}
