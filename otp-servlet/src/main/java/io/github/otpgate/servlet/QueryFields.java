package io.github.otpgate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;

/** Reads parameters of the query string. Not left to the container, which would mix them with those of a body. */
final class QueryFields {

    private QueryFields() {}

    /** The parameters of these names; whatever else there is does not exist. */
    static Fields of(HttpServletRequest request, String... names) {
        String query = request.getQueryString();
        if (query == null) {
            return new Fields(Map.of(), Map.of(), Map.of());
        }
        FormFields fields = new FormFields("query");
        Set<String> known = Set.of(names);
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String name = fields.decode(parts[0]);
            if (known.contains(name)) {
                fields.add(name, parts.length == 2 ? fields.decode(parts[1]) : "");
            }
        }
        return fields.fields();
    }
}
