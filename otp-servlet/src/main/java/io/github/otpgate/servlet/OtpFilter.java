package io.github.otpgate.servlet;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.store.StoreException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the JSON endpoints and passes every other request on.
 *
 * <pre>
 * GET  {base-path}/captcha?purpose=&amp;kind=                             200, or 400, 429, 503
 * POST {base-path}/captcha {id, solution, purpose?}                    200, or 400, 422, 503
 * POST {base-path}/send    {phone, purpose, channel?, captchaToken?}   202, or 400, 428, 429, 503
 * POST {base-path}/verify  {challengeId, purpose, code, captchaToken?} 200, or 400, 422, 428, 429, 503
 * GET  {base-path}/status?challengeId=                                 200, or 400, 404, 503
 * GET or POST {base-path}/callbacks/{provider}/{token}                 what the vendor wants to read, or 413, 503
 * </pre>
 *
 * <p>A captcha is {@code {id, kind, expiresInSeconds}} and, for {@code pow}, the members of an ALTCHA v1 challenge; for
 * {@code slider}, {@code image} and {@code piece} as data URIs with {@code width}, {@code height} and {@code top}; for a
 * remote one, its {@code siteKey}. A {@code solution} is a string or a whole number. Purpose and kind may be left out;
 * name the kind where a 428 has a member {@code kind}: nothing easier will do.
 *
 * <p>Bodies are JSON or a form, in UTF-8, of at most 8 KiB (an answered captcha 16 KiB) and 32 fields; errors are RFC 9457
 * problems with a stable member {@code code}. Beside those above there are 403 for a form of another site, 405, 408, 413
 * and 415. A 429 does not say which limit was met; its {@code Retry-After} is exact for a phone's own cooldown, rounded up
 * to minutes or more for all else.
 *
 * <p>A status is {@code {state, channel}}; the state is {@code accepted}, {@code submitted}, {@code delivered},
 * {@code failed} or {@code unknown}. What a vendor pushes may be of any type, in any charset, from anywhere, and 1 MiB long; it
 * is kept before it is acknowledged; where more comes than {@link WebSettings#callbackRate()} the answer is 503 with a
 * {@code Retry-After}. Without one of {@link WebSettings#callbacks()}, or for a provider that pushes nothing,
 * the request is passed on: it meets what every unknown path of the application meets.
 *
 * <p>A request with a session binds the challenge and the ticket to it; none is ever created. Limits go by the client's
 * address: see {@link WebSettings} for what stands behind a proxy.
 *
 * <p>Register the filter for {@code /*}, with async support so that what it passes on may use it, and in front of whatever
 * reads bodies. A body that drips in is given up after 5 s: the answer is 408, and an {@link IOException} then has the
 * container close the connection. How long a client may send nothing at all, in the headers or in the body, is for the
 * container to limit (Tomcat: {@code connectionTimeout}, 20 s; Spring Boot: {@code server.tomcat.connection-timeout}), and
 * so is how long it reads bodies that nobody asked for (Tomcat: {@code maxSwallowSize}). Thread safe.
 */
public final class OtpFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(OtpFilter.class);

    private final transient Resources resources;
    private final transient ClientAddresses addresses;

    /**
     * A filter for one service.
     *
     * @param service stays the caller's to close
     */
    public OtpFilter(OtpService service, WebSettings settings) {
        this(Resources.of(requireNonNull(service, "service"), settings), settings);
    }

    /** A filter for any resources. */
    OtpFilter(Resources resources, WebSettings settings) {
        this.resources = resources;
        this.addresses = new ClientAddresses(settings.trustedProxies());
    }

    /**
     * Where a request comes from, as limits see it: for an application that verifies codes on its own.
     *
     * @return nothing where the container names no address, as for a socket in the file system
     */
    public Optional<ClientAddress> client(HttpServletRequest request) {
        return addresses.of(request);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Answer> answer = answer(request, response);
        if (answer.isPresent()) {
            answer.get().writeTo(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<Answer> answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Resource> resource = isSecondary(request) ? Optional.empty() : resources.at(path(request));
        try {
            return resource.isEmpty() ? Optional.empty() : answer(resource.get(), request);
        } catch (SlowBodyException slow) {
            SlowBodyException.answer().writeTo(response);
            response.flushBuffer();
            // Without a failure, containers keep the thread until the rest of the body has dripped in.
            throw slow;
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
