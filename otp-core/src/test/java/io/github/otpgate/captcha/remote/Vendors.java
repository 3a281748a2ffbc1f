package io.github.otpgate.captcha.remote;

import io.github.otpgate.wire.VendorJson;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** An account with each vendor. */
final class Vendors {

    static final String SITE_KEY = "site-key-of-ours";
    static final String SECRET = "key";
    static final String HOST = "login.example.com";

    private Vendors() {}

    static RemoteCaptchaSettings of(RemoteCaptchaType type) {
        Set<String> hosts = type.namesHost() ? Set.of(HOST, "www.example.com") : Set.of();
        Optional<String> action = type.namesAction() ? Optional.of("login") : Optional.empty();
        return new RemoteCaptchaSettings(type, SITE_KEY, SECRET, hosts, action);
    }

    /** JSON with single quotes. */
    static JsonNode json(String text) {
        return new VendorJson().read(text.replace('\'', '"')).orElseThrow();
    }
}
