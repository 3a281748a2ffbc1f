package io.github.otpgate.sample;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Refuses changes that another site's page asks a browser for, so that nobody is signed in or out behind their back.
 *
 * <p>The browser itself says where a request comes from (Sec-Fetch-Site), and no page can forge that. Browsers leave it
 * out over plain HTTP to anything but localhost; there, and in old ones, {@link SessionController} still takes JSON and
 * DELETE only, which another site's page cannot send without asking first (a CORS preflight that nothing here answers),
 * and the cookie is SameSite=Lax.
 */
@Component
final class CrossSiteGuard extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean foreign = site != null && !site.equals("same-origin");
        if (foreign && !READING.contains(request.getMethod())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }
}
