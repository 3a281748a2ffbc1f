package io.github.otpgate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Keeps pages of other sites from posting a form in a visitor's name. Current browsers say where a request comes from
 * in {@code Sec-Fetch-Site}, older ones in {@code Origin}; who sends neither is no browser and has no visitor's cookies.
 */
final class CrossSite {

    private CrossSite() {}

    static void refuse(HttpServletRequest request) {
        List<String> sites = headers(request, "Sec-Fetch-Site");
        List<String> origins = headers(request, "Origin");
        boolean own;
        if (!sites.isEmpty()) {
            own = sites.equals(List.of("same-origin")) || sites.equals(List.of("none"));
        } else {
            own = origins.isEmpty() || (origins.size() == 1 && isOwn(origins.get(0), headers(request, "Host")));
        }
        if (!own) {
            throw new ProblemException(
                    Problem.CROSS_SITE, "A form is accepted from a page of this origin only; elsewhere, send JSON.");
        }
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }

    /** The scheme does not count: behind a proxy that ends TLS, ours is not the visitor's. */
    private static boolean isOwn(String origin, List<String> hosts) {
        try {
            URI page = new URI(origin);
            if (page.getHost() == null || hosts.size() != 1) {
                return false;
            }
            URI own = new URI(page.getScheme() + "://" + hosts.get(0));
            return page.getHost().equalsIgnoreCase(own.getHost()) && port(page) == port(own);
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().toLowerCase(Locale.ROOT).equals("https") ? 443 : 80;
    }
}
