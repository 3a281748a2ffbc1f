package io.github.otpgate.spring.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/** Sends back to the page that asked, whatever was wrong; 503 where nothing was, but codes could not be looked at. */
final class OtpFailureHandler implements AuthenticationFailureHandler {

    private static final String UNAVAILABLE =
            "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
                    + "\"detail\":\"Not possible right now; try again later.\",\"code\":\"unavailable\"}";

    private final AuthenticationFailureHandler login;
    private final Map<String, String> pages;

    /**
     * A handler.
     *
     * @param loginFailureUrl for a failed login
     * @param pages for a failed step-up, by purpose
     */
    OtpFailureHandler(String loginFailureUrl, Map<String, String> pages) {
        this.login = new SimpleUrlAuthenticationFailureHandler(loginFailureUrl);
        this.pages = Map.copyOf(pages);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (failure instanceof AuthenticationServiceException) {
            unavailable(response);
            return;
        }
        String page = failure.getAuthenticationRequest() instanceof OtpAuthenticationToken attempt
                ? pages.get(attempt.purpose().name())
                : null;
        AuthenticationFailureHandler handler =
                page == null ? login : new SimpleUrlAuthenticationFailureHandler(withError(page));
        handler.onAuthenticationFailure(request, response, failure);
    }

    private static String withError(String page) {
        return page + (page.contains("?") ? "&" : "?") + "error";
    }

    /** No error page: to get to it, a stranger would be sent to log in, and the status would be lost. */
    private static void unavailable(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/problem+json;charset=UTF-8");
        response.getWriter().write(UNAVAILABLE);
    }
}
