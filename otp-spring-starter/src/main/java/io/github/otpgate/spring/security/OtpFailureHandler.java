package io.github.otpgate.spring.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Sends back to the page that asked, whatever was wrong. Where nothing was, but codes could not be looked at, it tells the page so,
 * and answers 503 to whoever shows no pages.
 */
final class OtpFailureHandler implements AuthenticationFailureHandler {

    private static final String UNAVAILABLE =
            "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
                    + "\"detail\":\"Not possible right now; try again later.\",\"code\":\"unavailable\"}";
    private static final String ERROR = "error";
    /** With whatever value it has; of two, a page reads the first. */
    private static final Pattern ERROR_PARAMETER = Pattern.compile("([?&]" + ERROR + ")(?:=[^&]*)?(?=&|$)");

    private final String loginFailureUrl;
    private final Map<String, String> pages;
    private final RequestMatcher browsers;

    /**
     * A handler.
     *
     * @param loginFailureUrl for a failed login
     * @param pages for a failed step-up, by purpose
     * @param browsers who is shown a page
     */
    OtpFailureHandler(String loginFailureUrl, Map<String, String> pages, RequestMatcher browsers) {
        this.loginFailureUrl = loginFailureUrl;
        this.pages = Map.copyOf(pages);
        this.browsers = browsers;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        String page = page(failure);
        if (!(failure instanceof AuthenticationServiceException)) {
            redirect(request, response, page, failure);
        } else if (browsers.matches(request)) {
            // Another exception than what broke: it stays in the session, for pages that show its message.
            redirect(
                    request, response, unavailable(page), new AuthenticationServiceException("not possible right now"));
        } else {
            unavailable(response);
        }
    }

    private String page(AuthenticationException failure) {
        String page = failure.getAuthenticationRequest() instanceof OtpAuthenticationToken attempt
                ? pages.get(attempt.purpose().name())
                : null;
        return page == null ? loginFailureUrl : with(page, ERROR);
    }

    /** Where a failure leads that is nobody's: a page that only knows {@code ?error} shows that there was one. */
    static String unavailable(String failureUrl) {
        Matcher error = ERROR_PARAMETER.matcher(failureUrl);
        return error.find() ? error.replaceFirst("$1=unavailable") : with(failureUrl, ERROR + "=unavailable");
    }

    private static String with(String page, String parameter) {
        return page + (page.contains("?") ? "&" : "?") + parameter;
    }

    private static void redirect(
            HttpServletRequest request, HttpServletResponse response, String url, AuthenticationException failure)
            throws IOException, ServletException {
        new SimpleUrlAuthenticationFailureHandler(url).onAuthenticationFailure(request, response, failure);
    }

    /** No error page: to get to it, a stranger would be sent to log in, and the status would be lost. */
    private static void unavailable(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/problem+json;charset=UTF-8");
        response.getWriter().write(UNAVAILABLE);
    }
}
