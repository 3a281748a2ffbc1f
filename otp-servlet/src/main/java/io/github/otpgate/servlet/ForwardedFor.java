package io.github.otpgate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads {@code X-Forwarded-For}, of which every proxy extends the right end. */
final class ForwardedFor {

    /** More proxies than stand in any row. */
    static final int MOST_HOPS = 32;

    /** Characters that are looked at, from the right. */
    static final int LONGEST = 8 * 1024;

    private ForwardedFor() {}

    /** The hops, the nearest first; they may be anything that somebody wrote. */
    static List<String> hops(HttpServletRequest request) {
        List<String> lines = Collections.list(request.getHeaders("X-Forwarded-For"));
        // Several lines are one list (RFC 9110, 5.3).
        String line = String.join(",", lines);
        List<String> hops = new ArrayList<>();
        int lowest = Math.max(0, line.length() - LONGEST);
        int end = line.length();
        while (!lines.isEmpty() && end >= lowest && hops.size() < MOST_HOPS) {
            int comma = line.lastIndexOf(',', end - 1);
            if (comma < lowest - 1) {
                break;
            }
            hops.add(line.substring(comma + 1, end).strip());
            end = comma;
        }
        return hops;
    }
}
