package io.github.otpgate.servlet;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletException;
import java.util.List;

/** The paths that the container brings to a filter. */
final class FilterMapping {

    private FilterMapping() {}

    /** Refuses one that no request for our paths would ever reach. */
    static void requireReaches(String basePath, FilterConfig config) throws ServletException {
        FilterRegistration registration = config.getServletContext().getFilterRegistration(config.getFilterName());
        // A container may tell nothing, and what a servlet is mapped to is not ours to find out.
        if (registration == null || !registration.getServletNameMappings().isEmpty()) {
            return;
        }
        List<String> patterns = List.copyOf(registration.getUrlPatternMappings());
        if (!patterns.isEmpty() && patterns.stream().noneMatch(pattern -> meet(pattern, basePath + "/"))) {
            throw new ServletException("filter '" + config.getFilterName() + "': url-pattern: found "
                    + String.join(", ", patterns) + "; allowed: " + basePath + "/*, since base-path is " + basePath
                    + " (both without the context path)");
        }
    }

    /** Whether the pattern takes everything below, or names something there. */
    private static boolean meet(String pattern, String below) {
        boolean takesAll = pattern.endsWith("/*") && below.startsWith(pattern.substring(0, pattern.length() - 1));
        return takesAll || pattern.startsWith(below);
    }
}
