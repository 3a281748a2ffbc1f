package io.github.otpgate.provider.apiv1;

import io.github.otpgate.wire.HttpAnswer;
import io.github.otpgate.wire.HttpTransport;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Speaks to the vendor with the account's credentials. */
final class ApiV1Account {

    private final HttpTransport http;
    private final ApiV1Settings settings;

    ApiV1Account(HttpTransport http, ApiV1Settings settings) {
        this.http = http;
        this.settings = settings;
    }

    HttpAnswer send(String taskId, String mobiles, String content) {
        Map<String, String> form = credentials();
        form.put("taskId", taskId);
        form.put("mobiles", mobiles);
        form.put("content", content);
        settings.extNo().ifPresent(extNo -> form.put("extNo", extNo));
        return http.postForm(url("send"), form);
    }

    HttpAnswer reports() {
        return http.postFormForList(url("report"), credentials());
    }

    HttpAnswer replies() {
        return http.postFormForList(url("mo"), credentials());
    }

    HttpAnswer balance() {
        return http.postForm(url("queryBalance"), credentials());
    }

    private Map<String, String> credentials() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("account", settings.account());
        form.put("pwd", settings.passwordHash());
        return form;
    }

    private URI url(String endpoint) {
        return URI.create(settings.baseUrl() + "/api/v1/" + endpoint);
    }
}
