package io.github.otpgate.provider.haotingyun;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.wire.HttpAnswer;
import io.github.otpgate.wire.HttpAnswer.Complete;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A vendor that answers what it was told to, without HTTP, and remembers what it was asked. */
final class CannedApi implements HaotingyunApi {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T15:30:00Z"), ZoneOffset.UTC);

    private final Deque<HttpAnswer> answers = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();

    record Request(String method, Map<String, String> fields) {}

    static HaotingyunCodes codes() {
        return new HaotingyunCodes(CLOCK, ErrorOverrides.of(new ProviderSettings("main", Map.of())));
    }

    static HaotingyunShapes shapes() {
        return new HaotingyunShapes(codes());
    }

    static HaotingyunSends sends(HaotingyunApi api) {
        return new HaotingyunSends(
                api,
                new HaotingyunAnswers(codes()),
                HaotingyunSettings.of(
                        new ProviderSettings("main", Map.of("base-url", "http://127.0.0.1:1", "api-key", "0000"))));
    }

    static Complete complete(int status, String body) {
        return new Complete(status, Bytes.of(body.getBytes(UTF_8)));
    }

    CannedApi answer(int status, String body) {
        return answer(complete(status, body));
    }

    CannedApi answer(HttpAnswer answer) {
        answers.add(answer);
        return this;
    }

    List<Request> requests() {
        return requests;
    }

    @Override
    public HttpAnswer one(String method, Map<String, String> fields) {
        requests.add(new Request(method, Map.copyOf(fields)));
        return answers.remove();
    }

    @Override
    public HttpAnswer list(String method, Map<String, String> fields) {
        return one(method, fields);
    }
}
