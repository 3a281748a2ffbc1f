package io.github.otpgate.servlet;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.ClientAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

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
 * <p>Register the filter by code, with the service, or in {@code web.xml}: there the service is the attribute
 * {@link #SERVICE_ATTRIBUTE} of the {@code ServletContext}, set by a {@code ServletContextListener}, and the init-params are
 * {@code base-path}, {@code verify-by-phone}, {@code trusted-proxies} (separated by commas), {@code callbacks.token},
 * {@code callbacks.previous-token} and {@code callbacks.rate}. Where the filter names none, the context-param of the Spring
 * name holds: {@code otp.callbacks.token}, which a listener can take from wherever secrets are kept
 * ({@code ServletContext.setInitParameter}). A second filter finds another service by the init-param
 * {@code service-attribute}.
 *
 * <p>Map it to {@code {base-path}/*} or {@code /*}, with async support so that what it passes on may use it, and in front of
 * whatever reads bodies. A body that drips in is given up after 5 s: the answer is 408, and an {@link IOException} then has the
 * container close the connection; of one that breaks off, the answer is 400. How long a client may send nothing at all, in the
 * headers or in the body, is for the container to limit (Tomcat: {@code connectionTimeout}, 20 s; Spring Boot:
 * {@code server.tomcat.connection-timeout}; Jetty: {@code idleTimeout}, 30 s; Undertow: {@code READ_TIMEOUT}, none unless set),
 * and so is how long it reads bodies that nobody asked for (Tomcat: {@code maxSwallowSize}). Thread safe.
 */
public final class OtpFilter extends HttpFilter {

    /** Where a filter named in {@code web.xml} looks for its {@link OtpService}: an attribute of the {@code ServletContext}. */
    public static final String SERVICE_ATTRIBUTE = "io.github.otpgate.OtpService";

    private static final long serialVersionUID = 1L;

    private final transient @Nullable WebSettings given;

    /** Empty only between the constructor for {@code web.xml} and {@link #init()}. */
    private final transient AtomicReference<@Nullable Answers> answers;

    /** For {@code web.xml}: {@link #init()} finds the service and reads the parameters. */
    public OtpFilter() {
        this.given = null;
        this.answers = new AtomicReference<>();
    }

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
        this.given = settings;
        this.answers = new AtomicReference<>(new Answers(resources, settings));
    }

    /**
     * Takes from {@code web.xml} and the {@code ServletContext} what a constructor was not given. Called by the container.
     *
     * @throws ServletException where the service is missing, a parameter is unknown or wrong, or the filter is mapped to
     *     nothing that it answers; the message names it, what was found and what is allowed
     */
    @Override
    public void init() throws ServletException {
        FilterParameters parameters = new FilterParameters(getFilterConfig());
        WebSettings settings = given;
        if (settings == null) {
            settings = parameters.settings();
            answers.set(new Answers(Resources.of(parameters.service(), settings), settings));
        } else {
            parameters.refuseAll();
        }
        FilterMapping.requireReaches(settings.basePath(), getFilterConfig());
    }

    /**
     * Where a request comes from, as limits see it: for an application that verifies codes on its own.
     *
     * @return nothing where the container names no address, as for a socket in the file system
     */
    public Optional<ClientAddress> client(HttpServletRequest request) {
        return ready().client(request);
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
        Answers ready = ready();
        try {
            return ready.to(request);
        } catch (LostBodyException lost) {
            lost.answer().writeTo(response);
            response.flushBuffer();
            // Without a failure, containers keep the thread until the rest of the body has dripped in.
            throw lost.failure();
        }
    }

    private Answers ready() {
        Answers ready = answers.get();
        if (ready == null) {
            throw new IllegalStateException("OtpFilter: found no service; allowed: requests after init(FilterConfig)");
        }
        return ready;
    }
}
