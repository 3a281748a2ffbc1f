package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.wire.HttpAnswer;
import io.github.otpgate.wire.HttpTransport;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code POST <base-url>/v2/<method>.json}, with the key as the first field of the form. */
final class HaotingyunOverHttp implements HaotingyunApi {

    private final URI baseUrl;
    private final String apiKey;
    private final HttpTransport http;

    HaotingyunOverHttp(URI baseUrl, String apiKey, HttpTransport http) {
        this.baseUrl = baseUrl;
        this.apiKey = apiKey;
        this.http = http;
    }

    @Override
    public HttpAnswer one(String method, Map<String, String> fields) {
        return http.postForm(url(method), withKey(fields));
    }

    @Override
    public HttpAnswer list(String method, Map<String, String> fields) {
        return http.postFormForList(url(method), withKey(fields));
    }

    private URI url(String method) {
        return URI.create(baseUrl + "/v2/" + method + ".json");
    }

    private Map<String, String> withKey(Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("apikey", apiKey);
        form.putAll(fields);
        return form;
    }
}
