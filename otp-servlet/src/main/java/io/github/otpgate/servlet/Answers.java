package io.github.otpgate.servlet;

import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.store.StoreException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests for our resources, and no other. */
final class Answers {

    // The filter's: who asks for the log of OtpFilter wants to read this.
    private static final Logger LOG = LoggerFactory.getLogger(OtpFilter.class);

    private final Resources resources;
    private final ClientAddresses addresses;

    Answers(Resources resources, WebSettings settings) {
        this.resources = resources;
        this.addresses = new ClientAddresses(settings.trustedProxies());
    }

    /** The answer; nothing where the request is for somebody else. */
    Optional<Answer> to(HttpServletRequest request) throws IOException {
        Optional<Resource> resource =
                isSecondary(request) ? Optional.empty() : path(request).flatMap(resources::at);
        return resource.isEmpty() ? Optional.empty() : answer(resource.get(), request);
    }

    Optional<ClientAddress> client(HttpServletRequest request) {
        return addresses.of(request);
    }

    /** Decoded and normalised by the container, so that no other spelling of a path can go round the rules. */
    private static Optional<String> path(HttpServletRequest request) {
        try {
            String rest = request.getPathInfo();
            return Optional.of(rest == null ? request.getServletPath() : request.getServletPath() + rest);
        } catch (IllegalArgumentException ambiguous) {
            // Jetty, where it lets a %2F in but does not decode it. None of our paths has one.
            return Optional.empty();
        }
    }

    /** Part of another answer, or what is said about a failure: neither may send a message. */
    private static boolean isSecondary(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.INCLUDE
                || request.getDispatcherType() == DispatcherType.ERROR;
    }

    private Optional<Answer> answer(Resource resource, HttpServletRequest request) throws IOException {
        Optional<Operation> operation = resource.operation(request.getMethod());
        return operation.isEmpty() ? Optional.of(resource.methodNotAllowed()) : answer(operation.get(), request);
    }

    private Optional<Answer> answer(Operation operation, HttpServletRequest request) throws IOException {
        try {
            return operation.answer(request, addresses);
        } catch (ProblemException e) {
            LOG.debug("{}: {}", operation.name(), e.problem());
            return Optional.of(e.answer());
        } catch (StoreException e) {
            LOG.warn("{} is unavailable: {}", operation.name(), e.getMessage());
            return Optional.of(unavailable());
        }
    }

    static Answer unavailable() {
        return Problem.UNAVAILABLE.answer("Not possible right now; try again later.");
    }
}
