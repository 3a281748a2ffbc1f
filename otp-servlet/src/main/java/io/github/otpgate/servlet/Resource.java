package io.github.otpgate.servlet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One address: an operation for each method that it knows. */
record Resource(List<Operation> operations) {

    Resource {
        operations = List.copyOf(operations);
    }

    static Resource of(Operation... operations) {
        return new Resource(List.of(operations));
    }

    Optional<Operation> operation(String method) {
        return operations.stream()
                .filter(operation -> operation.method().equals(method))
                .findFirst();
    }

    Answer methodNotAllowed() {
        String allowed = operations.stream().map(Operation::method).collect(Collectors.joining(", "));
        return Problem.METHOD_NOT_ALLOWED.answer("Allowed: " + allowed).with("Allow", allowed);
    }
}
