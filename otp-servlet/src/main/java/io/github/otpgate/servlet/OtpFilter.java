package io.github.otpgate.servlet;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.OtpService;
import io.github.otpgate.store.StoreException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the JSON endpoints and passes every other request on.
 *
 * <pre>
 * POST {base-path}/send    {phone, purpose, channel?, captchaToken?}   202, or 400, 428, 429, 503
 * POST {base-path}/verify  {challengeId, purpose, code}                200, or 400, 422, 503
 * </pre>
 *
 * <p>Bodies are JSON or a form of at most 8 KiB; errors are RFC 9457 problems with a stable member {@code code}. A request
 * with a session binds the challenge and the ticket to it; none is ever created. Register the filter for {@code /*}, with
 * async support so that what it passes on may use it, and in front of whatever reads bodies. Thread safe.
 */
public final class OtpFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(OtpFilter.class);

    private final transient Map<String, Endpoint> endpoints;

    /**
     * A filter for one service.
     *
     * @param service stays the caller's to close
     */
    public OtpFilter(OtpService service, WebSettings settings) {
        requireNonNull(service, "service");
        this.endpoints = Map.of(
                settings.basePath() + "/send", new SendEndpoint(service),
                settings.basePath() + "/verify", new VerifyEndpoint(service, settings.verifyByPhone()));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Endpoint endpoint = endpoints.get(path(request));
        if (endpoint == null || isSecondary(request)) {
            chain.doFilter(request, response);
        } else {
            answer(endpoint, request).writeTo(response);
        }
    }

    /** Decoded and normalised by the container, so that no other spelling of a path can go round the rules. */
    private static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }

    /** Part of another answer, or what is said about a failure: neither may send a message. */
    private static boolean isSecondary(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.INCLUDE
                || request.getDispatcherType() == DispatcherType.ERROR;
    }

    private static Answer answer(Endpoint endpoint, HttpServletRequest request) throws IOException {
        if (!request.getMethod().equals("POST")) {
            return Problem.METHOD_NOT_ALLOWED.answer("Allowed: POST").with("Allow", "POST");
        }
        try {
            return endpoint.answer(RequestBody.fields(request), session(request));
        } catch (ProblemException e) {
            LOG.debug("{}: {}", endpoint.name(), e.problem());
            return e.answer();
        } catch (StoreException e) {
            LOG.warn("{} is unavailable: {}", endpoint.name(), e.getMessage());
            return unavailable();
        }
    }

    private static Optional<String> session(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).map(HttpSession::getId);
    }

    static Answer unavailable() {
        return Problem.UNAVAILABLE.answer("Not possible right now; try again later.");
    }
}
