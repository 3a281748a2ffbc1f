package io.github.otpgate.spring.security;

import io.github.otpgate.VerifyRequest;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Ticket;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;

/**
 * Reads a form: a {@code ticket}, or {@code challengeId} and {@code code} (and {@code captchaToken}) for pages without script;
 * {@code purpose} where it is none of login. Whatever else is posted is an attempt too, one that fails like all others.
 */
final class OtpAuthenticationConverter implements AuthenticationConverter {

    private static final int LONGEST = 1024;
    private static final int LONGEST_TOKEN = 8192;

    private final WebAuthenticationDetailsSource details = new WebAuthenticationDetailsSource();
    private final Purpose login;
    private final Function<HttpServletRequest, Optional<ClientAddress>> clients;

    /**
     * A converter.
     *
     * @param login the purpose of who names none
     * @param clients where a request comes from; wrong codes are charged to it
     */
    OtpAuthenticationConverter(Purpose login, Function<HttpServletRequest, Optional<ClientAddress>> clients) {
        this.login = login;
        this.clients = clients;
    }

    @Override
    public OtpAuthenticationToken convert(HttpServletRequest request) {
        Optional<String> named = text(request, "purpose", LONGEST);
        Optional<Purpose> purpose = named.isEmpty()
                ? Optional.of(login)
                : named.filter(Purpose::isName).map(Purpose::new);
        OtpAuthenticationToken token =
                new OtpAuthenticationToken(purpose.orElse(login), purpose.flatMap(known -> proof(request, known)));
        token.setDetails(details.buildDetails(request));
        return token;
    }

    private Optional<Proof> proof(HttpServletRequest request, Purpose purpose) {
        Optional<String> ticket = text(request, "ticket", LONGEST);
        if (ticket.isPresent()) {
            return ticket.filter(Ticket::isShaped)
                    .map(shaped -> new Proof.OfTicket(new Ticket(shaped), purpose, session(request)));
        }
        Optional<String> challenge = text(request, "challengeId", LONGEST);
        Optional<String> code = text(request, "code", LONGEST);
        if (challenge.isEmpty() || code.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Proof.OfCode(new VerifyRequest(
                challenge,
                Optional.empty(),
                purpose.name(),
                code.get(),
                session(request),
                clients.apply(request),
                text(request, "captchaToken", LONGEST_TOKEN))));
    }

    /** The session as it is before the login changes its id: the one in which the code was asked for. */
    private static Optional<String> session(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).map(HttpSession::getId);
    }

    private static Optional<String> text(HttpServletRequest request, String name, int longest) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= longest);
    }
}
