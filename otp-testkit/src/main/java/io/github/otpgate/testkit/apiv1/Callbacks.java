package io.github.otpgate.testkit.apiv1;

import io.github.otpgate.testkit.CallbackPusher;
import io.github.otpgate.testkit.CallbackPusher.Push;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Pushes to the customer's two addresses, each item once, whatever comes of it. */
final class Callbacks {

    private static final CallbackPusher.Rule ONCE =
            new CallbackPusher.Rule(0, Duration.ZERO, attempt -> attempt.status() == 200);

    private final CallbackPusher pusher = new CallbackPusher(ONCE, 1);
    private final CallbackEncoding encoding;
    private final Optional<URI> statusUrl;
    private final Optional<URI> replyUrl;

    Callbacks(CallbackEncoding encoding, Optional<URI> statusUrl, Optional<URI> replyUrl) {
        this.encoding = encoding;
        this.statusUrl = statusUrl;
        this.replyUrl = replyUrl;
    }

    CallbackPusher pusher() {
        return pusher;
    }

    void push(StatusItem item) {
        statusUrl.ifPresent(url -> pusher.push(push(url, item.pushed())));
    }

    void push(ReplyItem item) {
        replyUrl.ifPresent(url -> pusher.push(push(url, item.pushed())));
    }

    private Push push(URI url, Map<String, String> members) {
        return switch (encoding) {
            case JSON -> new Push("POST", url, "application/json;charset=utf-8", json(members));
            case FORM -> new Push("POST", url, "application/x-www-form-urlencoded;charset=utf-8", form(members));
            case GET -> new Push("GET", withQuery(url, form(members)), "text/plain", "");
        };
    }

    private static URI withQuery(URI url, String query) {
        return URI.create(url + (url.getRawQuery() == null ? "?" : "&") + query);
    }

    private static String json(Map<String, String> members) {
        ObjectNode object = Words.object();
        members.forEach(object::put);
        return object.toString();
    }

    private static String form(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> member.getKey() + "=" + URLEncoder.encode(member.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
