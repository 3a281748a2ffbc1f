package io.github.otpgate.testkit.haotingyun;

import io.github.otpgate.testkit.Form;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.RecordedRequest;
import io.github.otpgate.testkit.VendorServer;
import java.net.URI;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import tools.jackson.databind.JsonNode;

/** A customer's callback URL: answers SUCCESS unless told otherwise. */
final class Customer implements VendorServer.Vendor, AutoCloseable {

    private final Deque<String> answers = new ConcurrentLinkedDeque<>();
    private final VendorServer server = VendorServer.start(0, this);

    URI url() {
        return server.baseUri().resolve("/callbacks");
    }

    void answersNext(String... bodies) {
        answers.addAll(List.of(bodies));
    }

    @Override
    public boolean sends(RecordedRequest request) {
        return true;
    }

    @Override
    public HttpReply answer(RecordedRequest request) {
        String scripted = answers.poll();
        return HttpReply.text(200, "text/plain", scripted == null ? "SUCCESS" : scripted);
    }

    List<RecordedRequest> requests() {
        return server.requests().list();
    }

    /** The values of that field, decoded once, in the order in which they came. */
    List<String> values(String field) {
        return requests().stream()
                .map(request -> request.form().flatMap(form -> form.value(field)))
                .flatMap(value -> value.stream())
                .toList();
    }

    List<JsonNode> jsons(String field) {
        return values(field).stream().map(Wording.JSON::readTree).toList();
    }

    static String decoded(String value) {
        return Form.decode(value).orElseThrow();
    }

    @Override
    public void close() {
        server.close();
    }
}
